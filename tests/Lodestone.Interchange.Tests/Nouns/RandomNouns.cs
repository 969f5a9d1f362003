using System.Collections.Immutable;
using System.Reflection;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

/// <summary>
/// Random nouns from a seed, built through their constructors: parameter type and name decide what is drawn, so that a
/// new act or member is covered without a line here.
/// </summary>
internal sealed class RandomNouns(int seed)
{
    public static readonly PartyId Issuer =
        PartyId.Of("lei:" + "529900T8BM49AURSDO" + Lei.CheckDigits("529900T8BM49AURSDO"));

    private readonly Random random = new(seed);

    /// <summary>The acts that JSON carries, physical events left out.</summary>
    public static ImmutableArray<Type> PlainActs { get; } =
    [
        .. typeof(Act).Assembly.GetTypes()
            .Where(
                type => type.IsSubclassOf(typeof(Act)) && !type.IsAbstract && !type.IsSubclassOf(typeof(PhysicalAct)))
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>The physical events, which EPCIS carries.</summary>
    public static ImmutableArray<Type> PhysicalActs { get; } =
    [
        .. typeof(Act).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(PhysicalAct)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    public PhysicalAct PhysicalAct() => PhysicalAct(PhysicalActs[random.Next(PhysicalActs.Length)]);

    /// <summary>A physical event whose step, disposition and places say the same as the act.</summary>
    public PhysicalAct PhysicalAct(Type type)
    {
        var act = (PhysicalAct)Make(type);
        SiteId? place = act.Event.Location ?? act.Event.ReadPoint;
        act = act switch
        {
            CommissionLot made => made with { Site = place ?? made.Site },
            TransformLots made => made with { Site = place ?? made.Site },
            TakeStock stock => stock with { Site = place ?? stock.Site },
            ReceiveLots received => received with { Site = place ?? received.Site },
            ObserveLots observed => observed with { Site = place ?? observed.Site },
            EndLots { Kind: EndKind.Stolen } ended =>
                ended with { Event = ended.Event with { Disposition = "stolen" } },
            _ => act,
        };
        act = act is ReceiveLots whole && Flip() ? whole with { Lots = [] } : act;
        return act with { Event = act.Event with { Step = StepOf(act) } };
    }

    private string StepOf(PhysicalAct act) => act switch
    {
        CommissionLot => "commissioning",
        TransformLots => Pick("", "commissioning", "urn:example:step:calcining"),
        PackLots => Pick("", "packing"),
        UnpackLots => Pick("", "unpacking"),
        ShipLots => "shipping",
        ReceiveLots => "receiving",
        TakeStock => Pick("cycle_counting", "stock_taking"),
        RecordAssay => "inspecting",
        EndLots { Kind: EndKind.Destroyed } => Pick("destroying", "decommissioning"),
        EndLots => Pick("", "decommissioning"),
        TransferTitle => Pick("", "accepting"),
        _ => Pick("", "storing", "loading", "arriving", "departing"),
    };

    private LotDeclaration Declaration()
    {
        string number = Text("LotNumber");
        string nonce = Text("Nonce");
        Basis basis = Pick(Basis.Net, Basis.Dry, Basis.Wet);
        return new LotDeclaration(
            Eid.Derive(Issuer, number, nonce),
            number,
            nonce,
            Text("Material"),
            Mass(),
            basis,
            basis == Basis.Wet ? Ppb.Of(random.Next(900_000_000)) : Ppb.Zero,
            Flip() ? random.Next(1, 100_000) : null,
            Composition(),
            (CustodyModel)random.Next(1, 6),
            Pick("", "N48SH", "4N5", "Sb99.90"),
            Flip() ? Gs1Key.Of("https://id.gs1.org/01/09521234543213/10/" + number.Replace('/', '-')).Uri : null,
            Flip() ? [] : [(OriginClaim)Make(typeof(OriginClaim))]);
    }

    private Composition Composition() => Vocabulary.Composition.Of(
        Element.Listed.Where(_ => random.Next(6) == 0).Select(element => new ElementShare(
            element, Ppb.Of(random.Next(50_000_000)), random.Next(5) == 0,
            Ppb.Of(Flip() ? 0 : random.Next(1_000_000)))));

    private EventFacts Facts()
    {
        SiteId? readPoint = Flip() ? Site() : null;
        return new EventFacts(
            $"urn:uuid:{new Guid(Bytes(16))}",
            Time(),
            Pick("+08:00", "-03:30", "+00:00"),
            string.Empty,
            Pick("", "active", "in_progress"),
            readPoint,
            readPoint is null || Flip() ? Site() : null,
            string.Empty);
    }

    public Act PlainAct() => (Act)Make(PlainActs[random.Next(PlainActs.Length)]);

    public Act PlainAct(Type type) => (Act)Make(type);

    public T Pick<T>(params T[] from) => from[random.Next(from.Length)];

    public bool Flip() => random.Next(2) == 0;

    public object Make(Type type)
    {
        ConstructorInfo made = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return made.Invoke([.. made.GetParameters().Select(Draw)]);
    }

    private object? Draw(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Flip() ? null : Draw(inner, parameter.Name!);
        }

        bool mayBeNull = (type == typeof(string) || type == typeof(ConsortiumDeclaration))
            && new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;
        return mayBeNull && Flip() ? null : Draw(type, parameter.Name!);
    }

    private object Draw(Type type, string name)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            Type item = type.GetGenericArguments()[0];
            int least =
                name is "Aliases" or "Keys" or "OriginClaims" or "Losses" or "CorrectiveEvents" or "Parents" ? 0 : 1;
            var list = Array.CreateInstance(item, random.Next(least, 4));
            for (int i = 0; i < list.Length; i++)
            {
                list.SetValue(Draw(item, name), i);
            }

            return typeof(ImmutableArray).GetMethods()
                .Single(m => m.Name == "Create" && m.GetParameters() is [{ ParameterType.IsArray: true }])
                .MakeGenericMethod(item).Invoke(null, [list])!;
        }

        return type switch
        {
            _ when type == typeof(string) => Text(name),
            _ when type == typeof(bool) => Flip(),
            _ when type == typeof(int) => Whole(name),
            _ when type == typeof(long) => (long)Whole(name) * 997,
            _ when type == typeof(Mass) => Mass(),
            _ when type == typeof(Ppb) => Ppb.Of(random.NextInt64(Ppb.Whole + 1)),
            _ when type == typeof(ElementAmount) => Amount(),
            _ when type == typeof(Instant) => Time(),
            _ when type == typeof(Element) => Element.Listed[random.Next(Element.Listed.Count)],
            _ when type == typeof(PartyId) => Party(),
            _ when type == typeof(SiteId) => Site(),
            _ when type == typeof(Eid) => Lot(),
            _ when type == typeof(StatementIdentity) => StatementIdentity.FromBytes(Bytes(32)),
            _ when type == typeof(LotDeclaration) => Declaration(),
            _ when type == typeof(Composition) => Composition(),
            _ when type == typeof(EventFacts) => Facts(),
            _ when type == typeof(Act) => Make(Pick(
                typeof(LiftHold), typeof(SuspendParty), typeof(DecideQuarantine), typeof(AllowLateEntry))),
            _ when type == typeof(NetworkChange) => Make(Pick(
                [.. typeof(NetworkChange).Assembly.GetTypes().Where(it => it.IsSubclassOf(typeof(NetworkChange)))])),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length))!,
            _ => Make(type),
        };
    }

    public Mass Mass() => Vocabulary.Mass.FromMilligrams(
        Flip() ? random.NextInt64(1, Vocabulary.Mass.MaxMilligrams) : random.Next(1, 9_999) * 1_000_000L);

    public ElementAmount Amount() => ElementAmount.In(Mass(), Ppb.Of(random.NextInt64(Ppb.Whole + 1)));

    public Instant Time() => new(1_767_225_600_000 + random.NextInt64(0, 40_000_000_000));

    public SiteId Site()
    {
        string first = "69" + random.NextInt64(1_000_000_000, 9_999_999_999);
        return SiteId.Of(first + Gs1.CheckDigit(first));
    }

    public PartyId Party() => Pick(
        PartyId.Of($"gln:{Site().Gln}"),
        Issuer,
        PartyId.Of("uscc:91150000701462" + "2M5" + "4"));

    public Eid Lot() => Eid.Derive(Issuer, Text("LotNumber"), Text("Nonce"));

    public byte[] Bytes(int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    public string Text(string name) => name switch
    {
        "NameEn" or "RootNameEn" => Pick("Northern Rare Earth", "Müller & Söhne \"Metall\"", "A"),
        "NameZh" or "RootNameZh" => Pick("北方稀土", "包头华美稀土高科", "𠮷稀土"),
        "Country" or "Destination" => Pick("CN", "DE", "JP"),
        "Locode" => Pick("", "CNBTO", "CNTA4"),
        "Deposit" => Pick("", "bayan-obo"),
        "KeyId" or "Seal" or "Counterparty" or "AgreementKey" or "Replaces" => Convert.ToHexStringLower(Bytes(32)),
        "PublicKey" or "Salt" => Convert.ToHexStringLower(Bytes(Pick(32, 65))),
        "Circuit" or "Stream" or "Instrument" or "Contract" or "Shipment" or "Assay"
            or "Parent" or "Parents" or "Target" or "CorrectiveEvents" or "Things" =>
            $"urn:example:{name}:{random.Next()}",
        "ProcessStep" => StepCatalogue.All[random.Next(StepCatalogue.All.Count)].Code,
        "Material" => MaterialCatalogue.All[random.Next(MaterialCatalogue.All.Count)].Code,
        "Reason" => Pick("did_not_occur", "incorrect_data"),
        "LotNumber" => $"L{random.Next(99_999)}/{random.Next(99)}",
        _ => $"{name[0]}-{random.Next()}.{random.Next(9)}_x",
    };

    private int Whole(string name) => name switch
    {
        "Algorithm" => Pick(-7, -8),
        "LatitudeMicrodegrees" => random.Next(-90_000, 90_000),
        "LongitudeMicrodegrees" => random.Next(-180_000, 180_000),
        "ActIndex" => random.Next(0, 999),
        "LatenessDays" => random.Next(0, 366),
        "Quorum" => random.Next(1, 101),
        _ => random.Next(1, 3_600),
    };
}
