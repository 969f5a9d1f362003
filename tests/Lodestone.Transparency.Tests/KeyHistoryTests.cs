namespace Lodestone.Transparency.Tests;

public sealed class KeyHistoryTests
{
    private static readonly PublicKey First = Point("first");
    private static readonly PublicKey Second = Point("second");

    [Fact]
    public void Key_counts_from_its_position_to_its_revocation()
    {
        var history = KeyHistory.Empty.Add(First, new(10)).Revoke(First.KeyId, new(20));
        Assert.Equal(KeyValidity.NotYetValid, history.ValidAt(First.KeyId, new(9)));
        Assert.Equal(KeyValidity.Valid, history.ValidAt(First.KeyId, new(10)));
        Assert.Equal(KeyValidity.Valid, history.ValidAt(First.KeyId, new(19)));
        Assert.Equal(KeyValidity.Revoked, history.ValidAt(First.KeyId, new(20)));
        Assert.Equal(KeyValidity.Revoked, history.ValidAt(First.KeyId, new(long.MaxValue)));
        Assert.Equal(KeyValidity.Unknown, history.ValidAt(Second.KeyId, new(10)));
    }

    [Fact]
    public void Rotation_leaves_no_gap()
    {
        var history = KeyHistory.Empty.Add(First, new(0)).Revoke(First.KeyId, new(5)).Add(Second, new(5));
        for (var position = 0; position < 10; position++)
        {
            var key = position < 5 ? First : Second;
            Assert.Equal(KeyValidity.Valid, history.ValidAt(key.KeyId, new(position)));
            Assert.NotEqual(KeyValidity.Valid, history.ValidAt((position < 5 ? Second : First).KeyId, new(position)));
        }

        Assert.Equal(2, history.Keys.Count());
        Assert.Equal(First, history.Find(First.KeyId));
        Assert.Null(KeyHistory.Empty.Find(First.KeyId));
    }

    [Fact]
    public void Revoked_key_never_returns()
    {
        var history = KeyHistory.Empty.Add(First, new(1)).Revoke(First.KeyId, new(2));
        Assert.Throws<InvalidOperationException>(() => history.Add(First, new(3)));
        Assert.Throws<InvalidOperationException>(() => history.Revoke(First.KeyId, new(3)));
    }

    [Fact]
    public void Only_a_key_that_counts_is_revoked()
    {
        var history = KeyHistory.Empty.Add(First, new(10));
        Assert.Throws<InvalidOperationException>(() => history.Revoke(First.KeyId, new(9)));
        Assert.Throws<InvalidOperationException>(() => history.Revoke(Second.KeyId, new(10)));
        Assert.Equal(KeyValidity.Revoked, history.Revoke(First.KeyId, new(10)).ValidAt(First.KeyId, new(10)));
    }

    [Fact]
    public void Older_histories_stay_as_they_were()
    {
        var before = KeyHistory.Empty.Add(First, new(0));
        _ = before.Revoke(First.KeyId, new(1));
        Assert.Equal(KeyValidity.Valid, before.ValidAt(First.KeyId, new(1)));
        Assert.Equal(KeyValidity.Unknown, KeyHistory.Empty.ValidAt(First.KeyId, new(0)));
    }

    private static PublicKey Point(string name)
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, name);
        return key.PublicKey;
    }
}
