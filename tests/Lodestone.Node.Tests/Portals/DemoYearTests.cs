using Lodestone.Node.Commands;
using Lodestone.Node.Demo;
using Lodestone.Node.Following;
using Lodestone.Node.Hosting;
using Lodestone.Views;
using Lodestone.Views.Tests;
using Npgsql;

namespace Lodestone.Node.Tests.Portals;

/// <summary>The demo year's views in SQLite and in PostgreSQL answer every question alike.</summary>
public sealed class DemoYearTests(PostgresServer postgres)
{
    private const int Lots = 25;
    private const int Scale = 1_000;

    [Fact]
    public async Task The_demo_year_gives_the_same_answers_from_both_databases_byte_by_byte()
    {
        string folder = Directory.CreateTempSubdirectory("lodestone-year-").FullName;
        string connection = await postgres.NewViews();
        NodeOptions options = NodeOptions.For(Path.Join(folder, "data"), Path.Join(folder, "state"));
        using (OpenNode node = NodeOpening.Open(options with { DemoScale = Scale }))
        using (ViewStore other = ViewStore.InPostgres(connection))
        {
            await DemoLoading.Load(node, Scale, _ => { }, CancellationToken.None);
            ViewFollower.CatchUp(node.Ledger, node.Views, CancellationToken.None);
            Assert.True(other.Lead());
            ViewFollower.CatchUp(node.Ledger, other, CancellationToken.None);
            Assert.Equal(node.Ledger.Log.Size.Value, other.NextIndex);

            Assert.Equal(node.Views.Fingerprint(), other.Fingerprint());
            List<(string Question, string Answer)> answers = Questions.Ask(node.Views, Lots);
            Assert.Equal(answers, Questions.Ask(other, Lots));
            Assert.True(answers.Count > 1_000, $"{answers.Count} questions");

            await using NpgsqlConnection altering = new(connection + ";Pooling=false");
            await altering.OpenAsync();
            await using NpgsqlCommand alter = new(
                "UPDATE stock SET mass = mass + 1 WHERE lots > 0 AND status = 1", altering);
            Assert.True(await alter.ExecuteNonQueryAsync() > 0);
            Assert.NotEqual(node.Views.Fingerprint(), other.Fingerprint());
            Assert.NotEqual(answers, Questions.Ask(other, Lots));
        }

        Directory.Delete(folder, recursive: true);
    }
}
