using System.CommandLine;
using System.Text;

namespace Lodestone.Node.Commands;

/// <summary>
/// <c>lodestone submit</c>: sends a signed statement (COSE), or a document that the node signs with the caller's
/// managed key: acts, an EPCIS document, a table (CSV, XLSX).
/// </summary>
internal static class SubmitCommand
{
    private const string Kinds = "cose, acts, epcis, lots-csv, lots-xlsx, shipments-csv, shipments-xlsx";
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The command.</summary>
    public static Command Make()
    {
        CommandCall call = new();
        Argument<string> file = new("FILE") { Description = "Statement or document. 陈述或文件" };
        Option<string?> kind = new("--as")
        {
            Description = $"One of {Kinds} (default: by the file's content). 类型",
            HelpName = "KIND",
        };
        Option<bool> preview = new("--preview") { Description = "Judge a table and submit nothing. 仅预览表格" };
        Option<bool> goodRows = new("--good-rows")
        {
            Description = "Take a table's rows that hold though others are wrong. 只提交合格的行",
        };
        Option<string?> receipt = new("--receipt") { Description = "File for the receipt. 收据文件", HelpName = "FILE" };
        return call.Make(
            "submit", "Submit a statement or a document. 提交", [file, kind, preview, goodRows, receipt],
            async (parsed, options, speech, cancel) =>
            {
                byte[] body = await File.ReadAllBytesAsync(parsed.GetValue(file)!, cancel);
                using NodeClient? client = call.Client(parsed, options);
                if (client is null)
                {
                    return speech.Unable(
                        "No node runs on this data folder. Start one, or name one with --url.",
                        "该数据目录没有运行中的节点。请先启动，或用 --url 指定。");
                }

                if (RouteOf(parsed.GetValue(kind) ?? KindOf(body)) is not { } route)
                {
                    return speech.Unable($"--as is one of {Kinds}.", $"--as 取值有误，可取 {Kinds}。");
                }

                string path = route.Path.StartsWith("/import/", StringComparison.Ordinal)
                    ? $"{route.Path}?preview={(parsed.GetValue(preview) ? "true" : "false")}"
                        + $"&rows={(parsed.GetValue(goodRows) ? "good" : "all")}"
                    : route.Path;
                (int status, byte[] answer, string? location) = await client.Post(path, body, route.Type, cancel);
                if (status is 200 or 201 && location is not null && parsed.GetValue(receipt) is { } output)
                {
                    await File.WriteAllBytesAsync(output, answer, cancel);
                }

                return Report(status, answer, location, speech);
            });
    }

    private static int Report(int status, byte[] answer, string? location, Speech speech)
    {
        bool good = status is >= 200 and < 300;
        if (good && location is null)
        {
            // An import, or a capture of many events: the answer itself says what became of each.
            Console.WriteLine(Encoding.UTF8.GetString(answer));
        }
        else if (good)
        {
            speech.Result(new { status, location }, $"{status}: registered, {location}", $"{status}: 已登记，{location}");
        }
        else
        {
            (speech.Json ? Console.Out : Console.Error).WriteLine(Encoding.UTF8.GetString(answer));
        }

        return good ? Speech.Success : Speech.Refused;
    }

    // A tagged COSE_Sign1 begins with 0xd2; a workbook is a zip; JSON begins with a brace; anything else is taken for a
    // table.
    private static string KindOf(byte[] body)
    {
        if (body is [0xd2, ..])
        {
            return "cose";
        }

        if (body is [0x50, 0x4B, 0x03, 0x04, ..])
        {
            return "lots-xlsx";
        }

        string text = Encoding.UTF8.GetString(body).TrimStart('\uFEFF').TrimStart();
        return text.StartsWith('{')
            ? text.Contains("\"acts\"", StringComparison.Ordinal) ? "acts" : "epcis"
            : "lots-csv";
    }

    private static (string Path, string Type)? RouteOf(string kind) => kind switch
    {
        "cose" => ("/entries", "application/cose"),
        "acts" => ("/acts", "application/json"),
        "epcis" => ("/epcis/capture", "application/ld+json"),
        "lots-csv" => ("/import/lots", "text/csv"),
        "lots-xlsx" => ("/import/lots", Workbook),
        "shipments-xlsx" => ("/import/shipments", Workbook),
        "shipments-csv" => ("/import/shipments", "text/csv"),
        _ => null,
    };
}
