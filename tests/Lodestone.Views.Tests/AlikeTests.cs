namespace Lodestone.Views.Tests;

/// <summary>Views in SQLite and in PostgreSQL give the same answers.</summary>
public sealed class AlikeTests(Place file, PostgresPlace postgres)
{
    [Theory]
    [InlineData(4)]
    [InlineData(1_009)]
    [InlineData(77_777)]
    public void Random_histories_give_the_same_answers_byte_by_byte(int seed)
    {
        Play play = HistoryTests.History(file, new Random(seed), out _);
        using Viewed one = play.Follow(5);
        using Viewed other = postgres.New();
        other.Store.Follow(play.Entries);

        Assert.Equal(one.Store.Fingerprint(), other.Store.Fingerprint());
        Assert.Equal(Questions.Ask(one.Store), Questions.Ask(other.Store));
    }

    [Fact]
    public void A_chain_of_many_makers_gives_the_same_answers_byte_by_byte()
    {
        Play play = new(file);
        Chain.Build(play);
        using Viewed one = play.Follow();
        using Viewed other = postgres.New();
        foreach (FollowedEntry entry in play.Entries)
        {
            other.Store.Follow([entry]);
        }

        Assert.Equal(one.Store.Fingerprint(), other.Store.Fingerprint());
        Assert.Equal(Questions.Ask(one.Store), Questions.Ask(other.Store));
    }

    [Fact]
    public void One_row_that_somebody_altered_in_the_database_is_seen()
    {
        Play play = new(file);
        Chain.Build(play);
        using Viewed one = play.Follow();
        using Viewed other = postgres.New();
        other.Store.Follow(play.Entries);
        string fingerprint = one.Store.Fingerprint();
        List<(string Question, string Answer)> answers = Questions.Ask(one.Store, 30);
        Assert.Equal(answers, Questions.Ask(other.Store, 30));

        string[] alterations =
        [
            "UPDATE stock SET mass = mass + 1 WHERE lots > 0",
            "DELETE FROM touch WHERE lot = 1",
            "UPDATE event SET void = 1 WHERE id = 3",
            "UPDATE state_row SET row = convert_to(replace(convert_from(row, 'UTF8'), '\"CN\"', '\"CA\"'), 'UTF8') "
                + "WHERE tbl = 'site'",
        ];
        foreach (string alteration in alterations)
        {
            other.Execute(alteration);
            Assert.NotEqual(fingerprint, other.Store.Fingerprint());
            Assert.NotEqual(answers, Questions.Ask(other.Store, 30));
            other.Store.Rebuild();
            other.Store.Follow(play.Entries);
            Assert.Equal(fingerprint, other.Store.Fingerprint());
        }
    }
}
