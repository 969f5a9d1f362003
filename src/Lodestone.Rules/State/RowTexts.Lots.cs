using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <content>Lots, what holds them, and what happened to them.</content>
internal static partial class RowTexts
{
    private static void Write(RowText to, LotRow row)
    {
        to.Begin();
        to.Text("Eid"u8, row.Eid.Code);
        to.Text("Issuer"u8, row.Issuer.Value);
        to.Text("LotNumber"u8, row.LotNumber);
        to.Text("Material"u8, row.Material);
        to.Number("Initial"u8, row.Initial.Milligrams);
        to.Number("Remaining"u8, row.Remaining.Milligrams);
        to.Number("Basis"u8, (long)row.Basis);
        to.Number("Moisture"u8, row.Moisture.Value);
        to.Number("Pieces"u8, row.Pieces);
        Composition(to, row.Composition);
        to.Number("Model"u8, (long)row.Model);
        to.Text("Grade"u8, row.Grade);
        to.Text("Alias"u8, row.Alias);
        to.Number("Status"u8, (long)row.Status);
        to.Text("Possessor"u8, row.Possessor.Value);
        to.Text("Owner"u8, row.Owner.Value);
        to.Text("Site"u8, row.Site?.Gln);
        to.Text("Parent"u8, row.Parent);
        to.Text("Shipment"u8, row.Shipment);
        Book(to, "Book"u8, row.Book);
        Texts(to, "Holds"u8, row.Holds);
        to.Flag("Quarantined"u8, row.Quarantined);
        Texts(to, "Flags"u8, row.Flags);
        to.Number("Evidence"u8, (long)row.Evidence);
        to.Number("Source"u8, (long?)row.Source);
        to.Number("RecycledPpb"u8, row.RecycledPpb.Value);
        Book(to, "Credited"u8, row.Credited);
        to.Number("LastEventTime"u8, row.LastEventTime.UnixMilliseconds);
        to.Text("LastEvent"u8, row.LastEvent);
        to.End();
    }

    private static void Write(RowText to, AliasRow row)
    {
        to.Begin();
        to.Text("Lot"u8, row.Lot.Code);
        to.End();
    }

    private static void Write(RowText to, ParentRow row)
    {
        to.Begin();
        to.Text("Possessor"u8, row.Possessor.Value);
        Lots(to, "Lots"u8, row.Lots);
        to.End();
    }

    private static void Write(RowText to, ShipmentRow row)
    {
        to.Begin();
        to.Text("Shipper"u8, row.Shipper.Value);
        to.Text("Receiver"u8, row.Receiver.Value);
        to.Text("From"u8, row.From.Gln);
        to.Text("To"u8, row.To.Gln);
        to.Text("Carrier"u8, row.Carrier?.Value);
        to.Text("NewOwner"u8, row.NewOwner?.Value);
        to.Text("Contract"u8, row.Contract);
        to.Number("ShippedAt"u8, row.ShippedAt.UnixMilliseconds);
        to.Number("Uncertainty"u8, row.Uncertainty.Value);
        to.List("Lines"u8, row.Lines, Line);
        to.Flag("Open"u8, row.Open);
        to.End();
    }

    private static void Write(RowText to, AssayRow row)
    {
        to.Begin();
        to.Text("Lot"u8, row.Lot.Code);
        to.Text("Laboratory"u8, row.Laboratory.Value);
        to.Flag("Accredited"u8, row.Accredited);
        Composition(to, row.Composition);
        to.Flag("IsFinal"u8, row.IsFinal);
        to.Number("At"u8, row.At.UnixMilliseconds);
        to.End();
    }

    private static void Write(RowText to, FinalAssayRow row)
    {
        to.Begin();
        to.Text("Assay"u8, row.Assay);
        to.End();
    }

    private static void Write(RowText to, CircuitRow row)
    {
        to.Begin();
        to.Text("Site"u8, row.Site.Gln);
        to.Text("Party"u8, row.Party.Value);
        to.Text("Step"u8, row.Step);
        to.Text("Owner"u8, row.Owner?.Value);
        Book(to, "Book"u8, row.Book);
        to.Number("Model"u8, (long)row.Model);
        to.Number("Evidence"u8, (long)row.Evidence);
        to.Number("RecycledPpb"u8, row.RecycledPpb.Value);
        to.List("Measured"u8, row.Measured, Line);
        to.List("HoldUp"u8, row.HoldUp, Line);
        to.Number("LastTaken"u8, row.LastTaken?.UnixMilliseconds);
        to.Text("LastEvent"u8, row.LastEvent);
        Texts(to, "Flags"u8, row.Flags);
        to.End();
    }

    private static void Write(RowText to, UnaccountedRow row)
    {
        to.Begin();
        Book(to, "Book"u8, row.Book);
        Book(to, "Cumulative"u8, row.Cumulative);
        to.List("Period"u8, row.Period, Line);
        to.List("Ever"u8, row.Ever, Line);
        Texts(to, "Flags"u8, row.Flags);
        to.Number("LastClosed"u8, row.LastClosed?.UnixMilliseconds);
        to.End();
    }

    private static void Write(RowText to, CreditRow row)
    {
        to.Begin();
        to.Digits("Amount"u8, row.Amount.Picograms);
        to.End();
    }

    private static void Write(RowText to, QuarantineRow row)
    {
        to.Begin();
        to.Text("Lot"u8, row.Lot.Code);
        to.Text("Reason"u8, row.Reason);
        to.Text("Detail"u8, row.Detail);
        to.Text("Reporter"u8, row.Reporter.Value);
        to.Number("At"u8, row.At.UnixMilliseconds);
        to.Flag("Open"u8, row.Open);
        to.Number("Outcome"u8, (long?)row.Outcome);
        to.Number("Portion"u8, row.Portion?.Milligrams);
        to.Text("FoundWith"u8, row.FoundWith?.Value);
        to.Text("FoundAt"u8, row.FoundAt?.Gln);
        to.End();
    }

    private static void Write(RowText to, HoldRow row)
    {
        to.Begin();
        to.Text("Authority"u8, row.Authority.Value);
        Lots(to, "Lots"u8, row.Lots);
        to.Text("Reason"u8, row.Reason);
        to.Flag("Lifted"u8, row.Lifted);
        to.End();
    }

    private static void Write(RowText to, ClearanceRow row)
    {
        to.Begin();
        to.Text("Authority"u8, row.Authority.Value);
        Lots(to, "Lots"u8, row.Lots);
        to.Text("Destination"u8, row.Destination);
        to.End();
    }

    private static void Write(RowText to, ClearedRow row)
    {
        to.Begin();
        to.Text("Declaration"u8, row.Declaration);
        to.Text("Destination"u8, row.Destination);
        to.End();
    }

    private static void Write(RowText to, ThroughputRow row)
    {
        to.Begin();
        to.Number("Milligrams"u8, row.Milligrams);
        to.Digits("Amount"u8, row.Amount.Picograms);
        to.End();
    }

    private static void Write(RowText to, EventRow row)
    {
        to.Begin();
        to.Text("Reporter"u8, row.Reporter.Value);
        to.Number("Index"u8, row.Index);
        to.Text("ContentHash"u8, row.ContentHash);
        to.Number("EventTime"u8, row.EventTime.UnixMilliseconds);
        Lots(to, "Lots"u8, row.Lots);
        Lots(to, "Made"u8, row.Made);
        to.List("Undo"u8, row.Undo, static (to, image) => image.WriteTo(to));
        to.Text("CorrectedBy"u8, row.CorrectedBy);
        to.End();
    }

    private static void Write(RowText to, EndRow row)
    {
        to.Begin();
        to.Digits("Amount"u8, row.Amount.Picograms);
        to.End();
    }

    private static void Line(RowText to, BookLine line)
    {
        to.Begin();
        to.Text("Element"u8, line.Element.Symbol);
        to.Text("Origin"u8, line.Origin);
        to.Digits("Amount"u8, line.Amount.Picograms);
        to.End();
    }

    private static void Line(RowText to, MeasuredLine line)
    {
        to.Begin();
        to.Text("Element"u8, line.Element.Symbol);
        to.Digits("Sum"u8, line.Sum.Picograms);
        to.Large("Variance"u8, line.Variance);
        to.End();
    }

    private static void Line(RowText to, ShipmentLine line)
    {
        to.Begin();
        to.Text("Lot"u8, line.Lot.Code);
        to.Number("Shipped"u8, line.Shipped?.Milligrams);
        to.Number("Received"u8, line.Received?.Milligrams);
        to.Text("SealSeller"u8, line.SealSeller);
        to.Text("SealBuyer"u8, line.SealBuyer);
        to.Text("Paid"u8, line.Paid?.Symbol);
        to.Digits("SellerElement"u8, line.SellerElement?.Picograms);
        to.Digits("BuyerElement"u8, line.BuyerElement?.Picograms);
        to.Digits("Settled"u8, line.Settled?.Picograms);
        to.Flag("Final"u8, line.Final);
        to.End();
    }

    private static void Composition(RowText to, Composition composition) =>
        to.List("Composition"u8, composition.Shares, static (to, share) =>
        {
            to.BeginList();
            to.Text(share.Element.Symbol);
            to.Number(share.Share.Value);
            to.Number(share.IsCensored ? 1 : 0);
            to.Number(share.Uncertainty.Value);
            to.EndList();
        });

    private static void Book(RowText to, ReadOnlySpan<byte> name, ImmutableArray<BookLine> lines) =>
        to.List(name, lines, Line);

    private static void Lots(RowText to, ReadOnlySpan<byte> name, ImmutableArray<Eid> lots) =>
        to.List(name, lots, static (to, lot) => to.Text(lot.Code));

    private static void Texts(RowText to, ReadOnlySpan<byte> name, ImmutableArray<string> texts) =>
        to.List(name, texts, static (to, text) => to.Text(text));
}
