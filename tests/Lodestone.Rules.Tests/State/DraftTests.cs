namespace Lodestone.Rules.Tests.State;

/// <summary>A draft's effects are what the store writes: a removed row must not come back as an empty one.</summary>
public sealed class DraftTests
{
    [Fact]
    public void Removed_row_has_no_bytes()
    {
        LedgerState state = new();
        Draft first = state.Begin();
        first.Ends.Put("lost/Nd", new EndRow(default));
        state.Apply(first);

        Draft second = state.Begin();
        second.Ends.Remove("lost/Nd");
        StateChange change = Assert.Single(state.Apply(second));

        Assert.False(change.Row.HasValue);
        Assert.Empty(state.SortedRows());
    }
}
