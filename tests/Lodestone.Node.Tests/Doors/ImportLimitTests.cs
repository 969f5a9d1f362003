using Lodestone.Node.Access;
using Lodestone.Node.Imports;
using Lodestone.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestone.Node.Tests;

/// <summary>How many imports run at a time does not depend on how many ask in the same instant.</summary>
public sealed class ImportLimitTests : IAsyncLifetime
{
    private const int Askers = 12;
    private const int Rounds = 60;
    private readonly World world = new();

    private ImportDesk Desk => world.Node.App.Services.GetRequiredService<ImportDesk>();

    public ValueTask InitializeAsync() => world.InitializeAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Of_all_that_one_party_asks_for_at_once_two_run()
    {
        string key = world.ApiKeyOf(Cast.Plant);
        foreach (int _ in Enumerable.Range(0, Rounds))
        {
            Assert.Equal(2, await BegunOf(Enumerable.Repeat(key, Askers)));
        }
    }

    [Fact]
    public async Task Of_all_that_many_parties_ask_for_at_once_eight_run()
    {
        string[] keys = [.. Cast.Registered.Take(6).Select(firm => world.ApiKeyOf(firm))];
        foreach (int _ in Enumerable.Range(0, Rounds))
        {
            Assert.Equal(8, await BegunOf(keys.Concat(keys)));
        }
    }

    // How many of those who ask in the same instant get an import, while none of the imports ends.
    private async Task<int> BegunOf(IEnumerable<string> keys)
    {
        using ManualResetEventSlim end = new();
        ImportTable table = ImportTable.Lots with
        {
            Read = (_, _, _) =>
            {
                end.Wait();
                return [];
            },
        };
        Caller[] callers = [.. keys.Select(key => new Caller(world.Node.Open.Vault.CallerOf(key), PartyRole.Operator))];
        string[] files = [.. callers.Select(_ => Desk.NewFile())];
        foreach (string file in files)
        {
            await File.WriteAllBytesAsync(file, []);
        }

        (ImportJob? Job, Task Ended, Refusal? Refusal)[] answers = new (ImportJob?, Task, Refusal?)[callers.Length];
        using Barrier together = new(callers.Length);
        Thread[] askers = [.. callers.Select((caller, i) => new Thread(() =>
        {
            together.SignalAndWait();
            answers[i] = Desk.Begin(table, caller, new ImportWish(Preview: true, GoodRows: false), files[i]);
        }))];
        Array.ForEach(askers, asker => asker.Start());
        Array.ForEach(askers, asker => asker.Join());
        end.Set();
        await Task.WhenAll(answers.Select(answer => answer.Ended));
        Assert.All(answers, answer => Assert.Equal(
            answer.Job is null ? RefusalCode.TooManyRequests : null, answer.Refusal?.Code));
        Assert.All(files, file => Assert.False(File.Exists(file)));
        return answers.Count(answer => answer.Job is not null);
    }
}
