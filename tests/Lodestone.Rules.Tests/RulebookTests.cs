using System.Collections;
using System.Reflection;
using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

public class RulebookTests
{
    [Fact]
    public void Every_act_of_the_vocabulary_has_its_row()
    {
        object law = typeof(Rulebook).GetField("Law", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        HashSet<Type> ruled = [.. ((IEnumerable)law.GetType().GetProperty("Keys")!.GetValue(law)!).Cast<Type>()];
        Assert.All(
            typeof(Act).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Act)) && !type.IsAbstract),
            type => Assert.Contains(type, ruled));
    }

    [Fact]
    public void The_same_history_leaves_the_same_digest()
    {
        Assert.Equal(World.Founded().Digest, World.Founded().Digest);
        World other = World.Founded();
        other.Accept(Cast.Mine, new RevokeKey(Cast.Mine.SecondKey, null));
        Assert.NotEqual(World.Founded().Digest, other.Digest);
    }

    [Fact]
    public void A_state_restored_from_its_rows_judges_alike()
    {
        World world = World.Founded();
        LedgerState restored = LedgerState.Restore(world.State.SortedRows(), world.State.Digest.Span);
        Assert.Equal(
            world.State.SortedRows().Select(row => (row.Table, row.Key, Convert.ToHexString(row.Row!.Value.Span))),
            restored.SortedRows().Select(row => (row.Table, row.Key, Convert.ToHexString(row.Row!.Value.Span))));
    }
}
