using System.Text;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

public class SplitterTests
{
    private static readonly byte[] Document = EpcisWriter.Write(
        SampleEvents.All.Where(act => act is not CommissionLot), SampleEvents.Written);

    [Fact]
    public void Proceed_makes_one_payload_an_event_that_says_the_same()
    {
        SplitDocument split = EpcisDocumentSplitter.Split(Document, CaptureErrorBehaviour.Proceed);
        Assert.Null(split.Refusal);
        PayloadReading whole = Payload.Parse(Document, ContentTypes.Epcis, Cast.Separator);
        Assert.Equal(whole.Acts.Length, split.Payloads.Length);
        PhysicalAct[] alone =
        [
            .. split.Payloads.Select(payload => (PhysicalAct)Assert.Single(
                Payload.Parse(payload, ContentTypes.Epcis, Cast.Separator).Acts)),
        ];
        Assert.Equal(ActText.Of(whole.Acts), ActText.Of(alone));

        // The events' bytes are the caller's own: their hashes are those of the whole document.
        Assert.Equal(
            whole.Acts.Cast<PhysicalAct>().Select(act => act.Event.ContentHash),
            alone.Select(act => act.Event.ContentHash));
    }

    [Fact]
    public void Rollback_leaves_the_document_whole()
    {
        SplitDocument split = EpcisDocumentSplitter.Split(Document, CaptureErrorBehaviour.Rollback);
        Assert.Equal(Document, Assert.Single(split.Payloads).ToArray());
    }

    [Fact]
    public void Event_that_is_wrong_does_not_stop_the_others()
    {
        string text = Encoding.UTF8.GetString(Document);
        byte[] wrong = Encoding.UTF8.GetBytes(text.Replace("ree.separation", "ree.alchemy", StringComparison.Ordinal));
        SplitDocument split = EpcisDocumentSplitter.Split(wrong, CaptureErrorBehaviour.Proceed);
        Refusal?[] refusals =
            [.. split.Payloads.Select(one => Payload.Parse(one, ContentTypes.Epcis, Cast.Separator).Refusal)];
        Assert.Equal(RefusalCode.ProcessStepUnknown, Assert.Single(refusals, refusal => refusal is not null)!.Code);
    }

    [Fact]
    public void Long_capture_is_divided_and_a_long_payload_is_refused()
    {
        PhysicalAct[] many =
        [
            .. Enumerable.Range(0, 500).Select(number => SampleEvents.All[0] with
            {
                Event = SampleEvents.All[0].Event with { EventId = $"urn:example:event:{number}" },
            }),
        ];
        byte[] document = EpcisWriter.Write(many, SampleEvents.Written);
        Assert.Equal(500, EpcisDocumentSplitter.Split(document, CaptureErrorBehaviour.Proceed).Payloads.Length);
        Assert.Equal(
            RefusalCode.TooLong, EpcisDocumentSplitter.Split(document, CaptureErrorBehaviour.Rollback).Refusal!.Code);
    }

    [Fact]
    public void Large_header_is_not_multiplied_by_its_events()
    {
        string text = Encoding.UTF8.GetString(Document);
        string value = new('h', 4_000);
        string header = string.Join(',', Enumerable.Range(0, 30).Select(i => $"\"x:{i}\":\"{value}\""));
        byte[] large = Encoding.UTF8.GetBytes(text.Replace(
            "\"epcisBody\"", $"\"epcisHeader\":{{{header}}},\"epcisBody\"", StringComparison.Ordinal));
        Refusal refusal = EpcisDocumentSplitter.Split(large, CaptureErrorBehaviour.Proceed).Refusal!;
        Assert.Equal(RefusalCode.TooLong, refusal.Code);
        Assert.StartsWith("epcisBody.eventList[", refusal.Field, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", RefusalCode.JsonMalformed)]
    [InlineData("[]", RefusalCode.WrongType)]
    [InlineData("{}", RefusalCode.MemberMissing)]
    public void Document_that_is_none_is_refused(string text, RefusalCode code) =>
        Assert.Equal(code, EpcisDocumentSplitter.Split(
            Encoding.UTF8.GetBytes(text), CaptureErrorBehaviour.Proceed).Refusal!.Code);
}
