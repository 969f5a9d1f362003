namespace Lodestone.Demo;

/// <summary>
/// What happens in the year besides the founding: stories, incidents, months, and as many campaigns as asked.
/// </summary>
internal sealed class Calendar(World world)
{
    /// <summary>Scripts that every year of this scale has.</summary>
    public IEnumerable<IEnumerable<Entry>> Standing() =>
    [
        MagnetStory.Script(world),
    ];

    /// <summary>Campaigns in the order of their beginning.</summary>
    public IEnumerable<Campaign> Campaigns()
    {
        _ = world;
        yield break;
    }
}
