using System.Globalization;
using Lodestone.Ledger;
using Lodestone.Node.Access;
using Lodestone.Node.Hosting;
using Lodestone.Node.Problems;
using Lodestone.Node.Texts;
using Lodestone.Transparency;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>The list of blocks, and the page of one.</summary>
internal static class BlockPages
{
    private const int MostInCsv = 10_000;
    private const long MillisecondsADay = 86_400_000;
    private const string Id = "list";

    private static readonly GridColumn[] Columns =
    [
        new("height", ExplorerTexts.Height, true),
        new("time", ExplorerTexts.Time),
        new("first", ExplorerTexts.FirstEntry, true),
        new("entries", ExplorerTexts.EntryCount, true, CanSort: false),
        new("size", ExplorerTexts.SizeAfter, true),
        new("hash", ExplorerTexts.HeaderHash, CanSort: false),
    ];

    /// <summary>The list, the newest first unless asked otherwise.</summary>
    public static IResult List(HttpContext http, OpenNode node)
    {
        PageFrame frame = PageFrame.Of(http);
        LogReader log = node.Ledger.Log;
        long end = (log.Head?.Header.Height ?? -1) + 1;
        string? from = DateOf(frame.Asked("since"), out long fromTime) ? frame.Asked("since") : null;
        string? to = DateOf(frame.Asked("until"), out long toTime) ? frame.Asked("until") : null;
        long first = from is null ? 0 : FirstSince(log, end, fromTime);
        long beyond = to is null ? end : FirstSince(log, end, toTime + MillisecondsADay);
        bool csv = frame.Asked("csv") == Id;
        (string? sort, bool descending) = Grid.OrderOf(frame, Id, Columns);
        bool newestFirst = sort is null || descending;
        long matching = Math.Max(0, beyond - first);
        int size = csv ? MostInCsv : Grid.DefaultSize;
        int page = csv ? 1 : Grid.PageOf(frame, Id, matching, size);
        Grid grid = new(
            Id, Columns, [.. Page(log, first, beyond, page, size, newestFirst).Select(RowOf)], matching, end)
        {
            Sort = sort,
            IsDescending = descending,
            Page = page,
            HasFilter = false,
        };
        return csv
            ? grid.AsCsv(frame, http, "lodestone-blocks")
            : PageAnswer.Of<BlocksPage>(http, new BlocksModel(grid, from, to));
    }

    /// <summary>One block with its entries, as far as the reader may see them.</summary>
    public static IResult One(long height, HttpContext http, OpenNode node)
    {
        if (node.Ledger.Log.BlockAt(height) is not { } block)
        {
            return Problem.Of(new Refusal(RefusalCode.NotFound, "height"));
        }

        PageFrame frame = PageFrame.Of(http);
        Caller caller = AccessGate.CallerOf(http);
        using ViewReading reading = node.Views.Read();
        Grid entries = Grid.Of(
            frame,
            "entries",
            [
                new("entry", ExplorerTexts.Entry, true),
                new("issuer", ExplorerTexts.Issuer),
                new("acts", ExplorerTexts.Acts),
                new("leaf", ExplorerTexts.LeafHash),
            ],
            node.Ledger.Log.EntriesOf(block).Select(entry => RowOf(frame, reading, caller, entry)));
        return frame.Asked("csv") == entries.Id
            ? entries.AsCsv(frame, http, $"lodestone-block-{height.ToString(CultureInfo.InvariantCulture)}")
            : PageAnswer.Of<BlockPage>(http, new BlockModel(
                block,
                node.Ledger.Log.StateRootOf(height),
                height + 1 <= (node.Ledger.Log.Head?.Header.Height ?? -1),
                entries,
                NetworkPages.SignedBy(frame, node, block.SizeAfter)));
    }

    private static IReadOnlyList<GridCell> RowOf(
        PageFrame frame, ViewReading reading, Caller caller, LogEntry entry)
    {
        bool seen = caller.MaySee(entry.Statement);
        string hidden = frame.T(ExplorerTexts.Withheld);
        string address = seen
            ? $"/entries/{entry.Statement.Identity.Hex}"
            : $"/entries/{entry.Index.Value.ToString(CultureInfo.InvariantCulture)}/proof";
        return
        [
            GridCell.Count(entry.Index.Value, address),
            GridCell.Of(
                seen ? frame.NameOf(reading.NameOf(entry.Statement.Issuer)) : hidden,
                seen && frame.IsStaff ? RegistryAddress.Of(entry.Statement.Issuer) : null),
            GridCell.Of(seen ? ActWords.Of(frame, entry.Statement) : hidden),
            GridCell.Code(entry.Signed.LeafHash.ToHex()),
        ];
    }

    private static IReadOnlyList<GridCell> RowOf(BlockHeader block) =>
    [
        GridCell.Count(block.Height, $"/blocks/{block.Height.ToString(CultureInfo.InvariantCulture)}"),
        GridCell.Time(new Instant(block.TimeMs)),
        GridCell.Count(block.First.Value, $"/entries/{block.First.Value.ToString(CultureInfo.InvariantCulture)}/proof"),
        GridCell.Count(block.Count),
        GridCell.Count(block.SizeAfter.Value),
        GridCell.Code(block.HeaderHash.ToHex()),
    ];

    private static IEnumerable<BlockHeader> Page(
        LogReader log, long first, long beyond, int page, int size, bool newestFirst)
    {
        long skip = (page - 1L) * size;
        long from = newestFirst ? Math.Max(first, beyond - skip - size) : first + skip;
        long to = newestFirst ? beyond - skip : Math.Min(beyond, first + skip + size);
        IReadOnlyList<BlockHeader> blocks = to > from ? log.Blocks(from, (int)(to - from)) : [];
        return newestFirst ? blocks.Reverse() : blocks;
    }

    // Block times never run backwards.
    private static long FirstSince(LogReader log, long end, long time)
    {
        (long low, long high) = (0, end);
        while (low < high)
        {
            long middle = (low + high) / 2;
            (low, high) = log.BlockAt(middle)!.TimeMs < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static bool DateOf(string? text, out long time)
    {
        bool known = DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date);
        time = known ? date.ToUnixTimeMilliseconds() : 0;
        return known;
    }
}
