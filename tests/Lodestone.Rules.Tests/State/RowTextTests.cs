using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests.State;

/// <summary>Rows are written by hand and read by the serializer: both must say the same bytes.</summary>
public sealed class RowTextTests
{
    private static readonly Type[] Kinds =
    [
        .. typeof(LedgerState).GetProperties()
            .Where(it => it.PropertyType.IsGenericType && it.PropertyType.BaseType == typeof(Table))
            .Select(it => it.PropertyType.GetGenericArguments()[0]),
    ];

    private static readonly string[] Texts =
        ["", "a", "上海 <稀土> & 'Nd' + \"Dy\" `\\` \t\u0001\u007f", "\ud83e\uddf2 \ud83e", "0123456789 abc/xyz:*#~{}[]|"];

    [Fact]
    public void Every_kind_of_row_is_written_as_the_serializer_writes_it()
    {
        Assert.Equal(29, Kinds.Length);
        Random random = new(1);
        foreach (Type kind in Kinds)
        {
            for (int i = 0; i < 200; i++)
            {
                object row = Value(random, kind)!;
                Assert.Equal(BySerializer(row), Encoding.UTF8.GetString(ByHand(row)));
            }
        }
    }

    [Fact]
    public void Rows_of_hostile_histories_are_written_as_the_serializer_writes_them()
    {
        HashSet<string> tables = [];
        for (int seed = 1; seed <= 6; seed++)
        {
            foreach (StateChange change in new HostilePlay(seed, isRestored: seed % 2 == 0).Run(120).State.SortedRows())
            {
                tables.Add(change.Table);
                Type kind = Kinds[Array.IndexOf(TableNames(), change.Table)];
                object row = JsonSerializer.Deserialize(change.Row!.Value.Span, kind, RowForms.Default)!;
                string written = Encoding.UTF8.GetString(change.Row.Value.Span);
                Assert.Equal(BySerializer(row), written);
                Assert.Equal(written, Encoding.UTF8.GetString(ByHand(row)));
            }
        }

        Assert.True(tables.Count >= 20, string.Join(' ', tables));
    }

    [Fact]
    public void An_image_says_the_same_from_the_row_and_from_its_bytes()
    {
        Random random = new(2);
        Table<LotRow> lots = new LedgerState().Lots;
        for (int i = 0; i < 200; i++)
        {
            LotRow row = (LotRow)Value(random, typeof(LotRow))!;
            BeforeImage held = new(lots, "key", row);
            BeforeImage read = new("lot", "key", held.Before);
            Assert.Equal(BySerializer(row), held.Before);
            Assert.Equal(held.Before, read.Before);
            Assert.Equal(BySerializer(held.Read<LotRow>()!), BySerializer(read.Read<LotRow>()!));
            EventRow Event(BeforeImage image) =>
                new(PartyId.Of("gln:6901234000009"), 1, "00", default, [], [], [image], CorrectedBy: null);
            Assert.Equal(ByHand(Event(held)), ByHand(Event(read)));
        }
    }

    private static string[] TableNames()
    {
        LedgerState state = new();
        return
        [
            .. typeof(LedgerState).GetProperties().Select(it => it.GetValue(state)).OfType<Table>()
                .Select(table => table.Name),
        ];
    }

    private static string BySerializer(object row) => JsonSerializer.Serialize(row, row.GetType(), RowForms.Default);

    private static byte[] ByHand(object row) => (byte[])typeof(RowReader).GetMethod(nameof(RowReader.Write))!
        .MakeGenericMethod(row.GetType()).Invoke(null, [row])!;

    // A value of any type that rows are made of; what may be absent is absent as often as not.
    private static object? Value(Random random, Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } present)
        {
            return random.Next(2) == 0 ? null : Value(random, present);
        }

        if (type.IsEnum)
        {
            Array values = Enum.GetValues(type);
            return values.GetValue(random.Next(values.Length));
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            Array items = Array.CreateInstance(type.GetGenericArguments()[0], random.Next(4));
            for (int i = 0; i < items.Length; i++)
            {
                items.SetValue(Value(random, type.GetGenericArguments()[0]), i);
            }

            return typeof(RowTextTests).GetMethod(nameof(ArrayOf), BindingFlags.Static | BindingFlags.NonPublic)!
                .MakeGenericMethod(type.GetGenericArguments()[0]).Invoke(null, [items]);
        }

        return Noun(random, type) ?? Record(random, type);
    }

    private static object? Noun(Random random, Type type) => type.Name switch
    {
        nameof(String) => random.Next(3) == 0
            ? Texts[random.Next(Texts.Length)]
            : string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => (char)random.Next(1, 0x300))),
        nameof(Boolean) => random.Next(2) == 0,
        nameof(Int32) => random.Next(int.MinValue, int.MaxValue),
        nameof(Int64) => random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64),
        nameof(Int128) => Large(random),
        nameof(Eid) => Eid.Derive(PartyId.Of("gln:6901234000009"), "L", random.Next().ToString("D", null)),
        nameof(PartyId) => PartyId.Of("gln:6901234000009"),
        nameof(SiteId) => SiteId.Of("6901234000009"),
        nameof(Element) => Element.Listed[random.Next(Element.Listed.Count)],
        nameof(Mass) => Mass.FromMilligrams(random.NextInt64(Mass.MaxMilligrams) >> random.Next(48)),
        nameof(Ppb) => Ppb.Of(random.NextInt64(Ppb.Whole)),
        nameof(ElementAmount) => new ElementAmount(Large(random)),
        nameof(Instant) => new Instant(random.NextInt64(1_000_000_000_000, 2_000_000_000_000)),
        nameof(Composition) => Composition.Of(Element.Listed.Take(random.Next(5)).Select(element => new ElementShare(
            element, Ppb.Of(random.Next(1_000)), random.Next(2) == 0, Ppb.Of(random.Next(1_000))))),
        _ => null,
    };

    private static Int128 Large(Random random) =>
        new Int128((ulong)random.NextInt64(), (ulong)random.NextInt64()) * (1 - (2 * random.Next(2))) >> random.Next(127);

    private static object Record(Random random, Type type)
    {
        ConstructorInfo primary = type.GetConstructors().MaxBy(it => it.GetParameters().Length)!;
        return primary.Invoke([.. primary.GetParameters().Select(parameter => IsAbsent(random, parameter)
            ? null
            : Value(random, parameter.ParameterType))]);
    }

    private static bool IsAbsent(Random random, ParameterInfo parameter) =>
        !parameter.ParameterType.IsValueType && random.Next(2) == 0
        && new NullabilityInfoContext().Create(parameter).ReadState == NullabilityState.Nullable;

    private static ImmutableArray<TItem> ArrayOf<TItem>(TItem[] items) => [.. items];
}
