using System.Globalization;

namespace Simulation.Outages;

/// <summary>
/// <c>dotnet run --project tests/Simulation -c Release -- outages [--rounds N] [--kinds NAME,NAME] [--plant]</c>: without
/// kinds, all of them.
/// </summary>
internal static class OutageCommand
{
    internal const string Word = "outages";

    internal static async Task<int> RunAsync(string[] args)
    {
        int rounds = Value(args, "--rounds") is { } count ? int.Parse(count, CultureInfo.InvariantCulture) : 20;
        OutageKind[] kinds = Value(args, "--kinds") is { } names
            ? [.. names.Split(',').Select(Enum.Parse<OutageKind>)]
            : Enum.GetValues<OutageKind>();
        bool isSound = true;
        foreach (bool withPostgres in (bool[])[false, true])
        {
            OutageKind[] some = [.. kinds.Where(kind => withPostgres == (kind == OutageKind.Primary))];
            isSound &= some.Length == 0 || await RunAsync(withPostgres, some, rounds, args.Contains("--plant"));
        }

        return isSound ? 0 : 1;
    }

    private static async Task<bool> RunAsync(bool withPostgres, OutageKind[] kinds, int rounds, bool plant)
    {
        string folder;
        OutageRun run;
        await using (OutageNetwork network = await OutageNetwork.StartAsync(withPostgres))
        {
            folder = network.Folder;
            run = new OutageRun(network, plant, Console.WriteLine);
            foreach (OutageKind kind in kinds)
            {
                await run.RunAsync(kind, rounds);
            }
        }

        run.Wrong.Take(20).ToList().ForEach(Console.WriteLine);
        Console.WriteLine(
            $"{(withPostgres ? "postgres" : "neo")}: {run.Acknowledged} acknowledged, {run.Wrong.Count} wrong"
            + (run.Wrong.Count == 0 ? string.Empty : $"; the network is kept in {folder}"));
        if (run.Wrong.Count == 0)
        {
            Directory.Delete(folder, recursive: true);
        }

        return run.Wrong.Count == 0;
    }

    private static string? Value(string[] args, string name)
    {
        int at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }
}
