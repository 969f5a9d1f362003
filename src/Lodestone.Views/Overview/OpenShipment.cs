using Lodestone.Rules;

namespace Lodestone.Views;

/// <summary>A shipment of which some lot is not yet received.</summary>
/// <param name="Shipment">Its URI.</param>
/// <param name="Row">What the state knows of it.</param>
/// <param name="Lots">Lots of it that are on the way.</param>
/// <param name="Milligrams">Their mass.</param>
/// <param name="IsLate">
/// Whether it has been on the way for longer than the network allows facts to be reported late.
/// </param>
public sealed record OpenShipment(string Shipment, ShipmentRow Row, long Lots, long Milligrams, bool IsLate);
