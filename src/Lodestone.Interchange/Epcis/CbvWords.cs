using System.Text.Json;

namespace Lodestone.Interchange;

/// <summary>
/// The words of the Core Business Vocabulary (CBV 2.0) and of the GS1 Web Vocabulary, as GS1's JSON schema lists them.
/// Each is accepted bare (<c>shipping</c>), as its URI (<c>https://ref.gs1.org/cbv/BizStep-shipping</c>), as a compact
/// IRI (<c>cbv:BizStep-shipping</c>) and as the older URN (<c>urn:epcglobal:cbv:bizstep:shipping</c>), and kept bare.
/// Other people's words must be whole URIs.
/// </summary>
internal static class CbvWords
{
    /// <summary>Business steps, CBV 2.0 section 7.1.</summary>
    public static readonly WordList Step = WordList.OfCbv("BizStep-", "bizstep:",
        "accepting arriving assembling collecting commissioning consigning creating_class_instance cycle_counting "
        + "decommissioning departing destroying disassembling dispensing encoding entering_exiting holding inspecting "
        + "installing killing loading other packing picking receiving removing repackaging repairing replacing "
        + "reserving retail_selling sampling sensor_reporting shipping staging_outbound stock_taking stocking storing "
        + "transporting unloading unpacking void_shipping");

    /// <summary>Dispositions, CBV 2.0 section 7.2.</summary>
    public static readonly WordList Disposition = WordList.OfCbv("Disp-", "disp:",
        "active available completeness_inferred completeness_verified conformant container_closed container_open "
        + "damaged destroyed dispensed disposed encoded expired in_progress in_transit inactive mismatch_class "
        + "mismatch_instance mismatch_quantity needs_replacement no_pedigree_match non_conformant non_sellable_other "
        + "partially_dispensed recalled reserved retail_sold returned sellable_accessible sellable_not_accessible "
        + "stolen unavailable unknown");

    /// <summary>Types of sources and destinations, CBV 2.0 section 7.4.</summary>
    public static readonly WordList SourceOrDestination = WordList.OfCbv("SDT-", "sdt:",
        "location owning_party possessing_party");

    /// <summary>Types of business transactions, CBV 2.0 section 7.3.</summary>
    public static readonly WordList BusinessTransaction = WordList.OfCbv("BTT-", "btt:",
        "bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt");

    /// <summary>Reasons of an error declaration, CBV 2.0 section 7.5.</summary>
    public static readonly WordList ErrorReason = WordList.OfCbv("ER-", "er:", "did_not_occur incorrect_data");

    /// <summary>Components of a measured vector, CBV 2.0 section 7.6.</summary>
    public static readonly WordList Component = WordList.OfCbv("Comp-", "comp:",
        "x y z axial_distance azimuth height spherical_radius polar_angle elevation_angle easting northing latitude "
        + "longitude altitude");

    /// <summary>What a sensor measures: the GS1 Web Vocabulary's measurement types.</summary>
    public static readonly WordList Measurement = WordList.OfGs1(
        "AbsoluteHumidity AbsorbedDose AbsorbedDoseRate Acceleration Altitude AmountOfSubstance "
        + "AmountOfSubstancePerUnitVolume Angle AngularAcceleration AngularMomentum AngularVelocity Area Capacitance "
        + "Conductance Conductivity Count Density Dimensionless DoseEquivalent DoseEquivalentRate DynamicViscosity "
        + "ElectricCharge ElectricCurrent ElectricCurrentDensity ElectricFieldStrength Energy Exposure Force Frequency "
        + "Illuminance Inductance Irradiance KinematicViscosity Length LinearMomentum Luminance LuminousFlux "
        + "LuminousIntensity MagneticFlux MagneticFluxDensity MagneticVectorPotential Mass MassConcentration "
        + "MassFlowRate MassPerAreaTime MemoryCapacity MolalityOfSolute MolarEnergy MolarMass MolarVolume Power "
        + "Pressure RadiantFlux RadiantIntensity Radioactivity RelativeHumidity Resistance Resistivity SolidAngle "
        + "SpecificVolume Speed SurfaceDensity SurfaceTension Temperature Time Torque Voltage Volume VolumeFlowRate "
        + "VolumeFraction VolumetricFlux Wavenumber");

    /// <summary>What a sensor warns of.</summary>
    public static readonly WordList Alert = WordList.OfGs1("ALARM_CONDITION ERROR_CONDITION");

    /// <summary>Actions, EPCIS 2.0 section 7.3.2.</summary>
    public static readonly Form<string> Action = new(
        (StrictElement at, out string text) => TextForms.Read(
            at, word => word is "ADD" or "OBSERVE" or "DELETE", Vocabulary.RefusalCode.ValueNotAllowed, out text),
        (Utf8JsonWriter json, string word) => json.WriteStringValue(word));
}
