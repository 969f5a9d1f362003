using System.Collections.Immutable;
using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>Reads one object forward: as an event, or as the document around events.</summary>
internal sealed class OutlineScan
{
    private List<string>? things;
    private List<string>? classes;
    private List<PartyId>? parties;
    private int start;
    private int length;
    private string type = string.Empty;
    private string action = string.Empty;
    private string? eventId;
    private Instant time;
    private string step = string.Empty;
    private string disposition = string.Empty;
    private string readPoint = string.Empty;
    private string location = string.Empty;

    /// <summary>What was read.</summary>
    public EventOutline Outline => new(
        start, length, type, action, eventId, time, step, disposition, readPoint, location,
        [.. things ?? []], [.. classes ?? []], [.. parties ?? []]);

    /// <summary>What the master data of a document describes.</summary>
    public List<string>? Described { get; private set; }

    /// <summary>Reads the object at which the reader stands; the events inside it go to the list.</summary>
    public void Read(ref Utf8JsonReader reader, ImmutableArray<EventOutline>.Builder inside)
    {
        start = (int)reader.TokenStartIndex;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Member(ref reader, inside);
        }

        length = (int)reader.BytesConsumed - start;
    }

    private void Member(ref Utf8JsonReader reader, ImmutableArray<EventOutline>.Builder inside)
    {
        if (reader.ValueTextEquals("epcisBody"u8))
        {
            Body(ref reader, inside);
        }
        else if (reader.ValueTextEquals("epcisHeader"u8))
        {
            Header(ref reader);
        }
        else if (reader.ValueTextEquals("type"u8))
        {
            type = Text(ref reader);
        }
        else if (reader.ValueTextEquals("action"u8))
        {
            action = Text(ref reader);
        }
        else if (reader.ValueTextEquals("eventID"u8))
        {
            eventId = Text(ref reader);
        }
        else if (reader.ValueTextEquals("eventTime"u8))
        {
            _ = InstantText.TryParse(Text(ref reader), out time);
        }
        else if (reader.ValueTextEquals("bizStep"u8))
        {
            step = CbvSpelling.Bare(Text(ref reader));
        }
        else if (reader.ValueTextEquals("disposition"u8))
        {
            disposition = CbvSpelling.Bare(Text(ref reader));
        }
        else if (reader.ValueTextEquals("readPoint"u8))
        {
            readPoint = Place(ref reader);
        }
        else if (reader.ValueTextEquals("bizLocation"u8))
        {
            location = Place(ref reader);
        }
        else
        {
            List(ref reader);
        }
    }

    private void List(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("parentID"u8))
        {
            (things ??= []).Add(ThingName.Of(Text(ref reader)));
        }
        else if (reader.ValueTextEquals("epcList"u8) || reader.ValueTextEquals("childEPCs"u8)
            || reader.ValueTextEquals("inputEPCList"u8) || reader.ValueTextEquals("outputEPCList"u8))
        {
            Texts(ref reader, things ??= []);
        }
        else if (reader.ValueTextEquals("quantityList"u8) || reader.ValueTextEquals("childQuantityList"u8)
            || reader.ValueTextEquals("inputQuantityList"u8) || reader.ValueTextEquals("outputQuantityList"u8))
        {
            Members(ref reader, "epcClass"u8, classes ??= []);
        }
        else if (reader.ValueTextEquals("sourceList"u8))
        {
            Name(ref reader, "source"u8);
        }
        else if (reader.ValueTextEquals("destinationList"u8))
        {
            Name(ref reader, "destination"u8);
        }
        else
        {
            reader.Skip();
        }
    }

    private void Name(ref Utf8JsonReader reader, ReadOnlySpan<byte> member)
    {
        List<string> uris = [];
        Members(ref reader, member, uris);
        foreach (string uri in uris)
        {
            if (EpcUri.TryParty(uri, out PartyId party) is null)
            {
                (parties ??= []).Add(party);
            }
        }
    }

    private void Header(ref Utf8JsonReader reader)
    {
        reader.Read();
        int depth = reader.CurrentDepth;
        while (reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.String) || reader.CurrentDepth > depth)
        {
            if (!reader.Read())
            {
                return;
            }

            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("vocabularyElementList"u8))
            {
                Members(ref reader, "id"u8, Described ??= []);
            }
        }
    }

    // A document has its events in its body, a query document in the results of its body.
    private static void Body(ref Utf8JsonReader reader, ImmutableArray<EventOutline>.Builder inside)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                BodyMember(ref reader, inside);
            }
        }
        else
        {
            reader.Skip();
        }
    }

    private static void BodyMember(ref Utf8JsonReader reader, ImmutableArray<EventOutline>.Builder inside)
    {
        if (reader.ValueTextEquals("queryResults"u8) || reader.ValueTextEquals("resultsBody"u8))
        {
            Body(ref reader, inside);
        }
        else if (reader.ValueTextEquals("eventList"u8))
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                OutlineScan one = new();
                one.Read(ref reader, inside);
                inside.Add(one.Outline);
            }
        }
        else
        {
            reader.Skip();
        }
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString()!;
        }

        reader.Skip();
        return string.Empty;
    }

    private static string Place(ref Utf8JsonReader reader)
    {
        List<string> ids = [];
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            Members(ref reader, "id"u8, ids, isEntered: true);
        }

        return ids.Count == 0 ? string.Empty : ids[0];
    }

    private static void Texts(ref Utf8JsonReader reader, List<string> into)
    {
        reader.Read();
        bool isList = reader.TokenType == JsonTokenType.StartArray;
        while (isList && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                into.Add(ThingName.Of(reader.GetString()!));
            }
            else
            {
                reader.Skip();
            }
        }
    }

    // The texts of one member in each object of a list, or of one object.
    private static void Members(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> member, List<string> into, bool isEntered = false)
    {
        if (!isEntered)
        {
            reader.Read();
        }

        int depth = reader.CurrentDepth;
        if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
        {
            return;
        }

        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            if (reader.ValueTextEquals(member))
            {
                into.Add(ThingName.Of(Text(ref reader)));
            }
            else
            {
                reader.Skip();
            }
        }
    }
}
