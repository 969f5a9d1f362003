namespace Lodestone.Demo.Tests;

/// <summary>The cast is fictional and well formed.</summary>
public sealed class ConsortiumTests
{
    private static readonly DemoConsortium All = DemoConsortium.Describe();

    [Fact]
    public void Every_name_says_that_it_is_an_example()
    {
        Assert.All(All.Parties, party =>
        {
            Assert.Contains("Demo", party.NameEn, StringComparison.Ordinal);
            Assert.Contains("示例", party.NameZh, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Identifiers_are_unique_and_their_check_digits_hold()
    {
        Assert.Distinct(All.Parties.Select(party => party.Id));
        Assert.Distinct(All.Parties.SelectMany(party => party.Sites).Select(site => site.Id));
        Assert.All(All.Parties, party => Assert.False(party.Id.HasDoubtfulCheckDigit));
        Assert.All(
            All.Parties.SelectMany(party => party.Sites),
            site => Assert.StartsWith("952", site.Id.Gln, StringComparison.Ordinal));
    }

    [Fact]
    public void Authorities_have_two_persons_with_keys_of_their_own()
    {
        DemoParty[] authorities = [.. All.Parties.Where(party => party.Trade == DemoTrade.Authority)];
        Assert.True(authorities.Length >= 4);
        foreach (DemoParty party in authorities)
        {
            Assert.Distinct(party.Persons.Select(person => DemoKeys.For(party.Id, person).PublicKey.KeyId));
            Assert.Equal(2, party.Persons.Length);
        }
    }

    [Fact]
    public void Keys_of_the_cast_are_known_as_such()
    {
        DemoParty root = All.Root;
        Assert.True(DemoKeys.IsOfTheCast(DemoKeys.For(root.Id, "desk-1").PublicKey.KeyId.ToHex()));
        Assert.False(DemoKeys.IsOfTheCast(DemoKeys.For("another", root.Id, "desk-1").PublicKey.KeyId.ToHex()));
    }

    [Fact]
    public void Distributions_are_those_of_the_reference_and_add_up()
    {
        Assert.Equal(
            ["BAYANOBO", "LONGNAN", "MIANNING", "MTPASS", "XUNWU"], DemoDeposits.All.Select(deposit => deposit.Code));
        foreach (DemoDeposit deposit in DemoDeposits.All)
        {
            Assert.InRange(deposit.Oxides.Sum(oxide => oxide.Share.Value), 999_990_000, 1_000_010_000);
            Assert.All(deposit.Oxides, oxide => Assert.NotEmpty(oxide.Source));
        }

        Assert.Equal(1_004_000, DemoDeposits.Of("BAYANOBO").Oxides.Single(o => o.Element.Symbol == "Dy").Share.Value);
        Assert.Equal(67_800_000, DemoDeposits.Of("LONGNAN").Oxides.Single(o => o.Element.Symbol == "Dy").Share.Value);
    }

    [Fact]
    public void Mines_name_deposits_of_the_table_or_a_plainly_fictional_one() => Assert.All(
        All.Parties.SelectMany(party => party.Sites).Where(site => site.Deposit.Length > 0),
        site => Assert.True(
            site.Deposit.StartsWith("DEMO-", StringComparison.Ordinal)
            || DemoDeposits.All.Any(deposit => deposit.Code == site.Deposit)));
}
