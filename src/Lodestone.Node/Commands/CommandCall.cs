using System.CommandLine;
using Lodestone.Ledger;
using Lodestone.Node.Hosting;

namespace Lodestone.Node.Commands;

/// <summary>What every command is called with: which folder, which node, which language.</summary>
internal sealed class CommandCall
{
    private readonly Option<string?> data = SharedOptions.Data();
    private readonly Option<string?> state = SharedOptions.State();
    private readonly Option<string?> url = SharedOptions.Url();
    private readonly Option<string?> apiKey = SharedOptions.ApiKey();
    private readonly Option<string?> lang = SharedOptions.Lang();
    private readonly Option<bool> json = SharedOptions.Json();

    /// <summary>Builds a command with the shared options and this action.</summary>
    public Command Make(
        string name,
        string description,
        IEnumerable<Symbol> own,
        Func<ParseResult, NodeOptions, Speech, CancellationToken, Task<int>> run)
    {
        Command command = new(name, description) { data, state, url, apiKey, lang, json };
        foreach (Symbol symbol in own)
        {
            switch (symbol)
            {
                case Option option:
                    command.Options.Add(option);
                    break;
                case Argument argument:
                    command.Arguments.Add(argument);
                    break;
                default:
                    throw new ArgumentException($"A command has options and arguments, not {symbol.GetType().Name}.");
            }
        }

        command.SetAction((parsed, cancel) => Guarded(parsed, run, cancel));
        return command;
    }

    /// <summary>The running node that the call names, or the one on the data folder; null if there is none.</summary>
    public NodeClient? Client(ParseResult parsed, NodeOptions options) =>
        NodeClient.Find(options, parsed.GetValue(url), ApiKeyFile.Read(parsed.GetValue(apiKey)));

    private async Task<int> Guarded(
        ParseResult parsed,
        Func<ParseResult, NodeOptions, Speech, CancellationToken, Task<int>> run,
        CancellationToken cancel)
    {
        Speech speech = new(SharedOptions.IsChinese(parsed.GetValue(lang)), parsed.GetValue(json));
        try
        {
            return await run(parsed, NodeOptions.For(parsed.GetValue(data), parsed.GetValue(state)), speech, cancel);
        }
        catch (LedgerOpenException refused)
        {
            return speech.Unable($"{refused.English} ({refused.Detail})", $"{refused.Chinese} ({refused.Detail})");
        }
        catch (Exception wrong) when (wrong is IOException or InvalidDataException or HttpRequestException
            or UnauthorizedAccessException)
        {
            // A file or a node that is not there or not readable: the message names it.
            return speech.Unable(wrong.Message, wrong.Message);
        }
        catch (OperationCanceledException)
        {
            speech.Say("Stopped.", "已停止。");
            return 130;
        }
    }
}
