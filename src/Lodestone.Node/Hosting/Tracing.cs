using Lodestone.Ledger;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Lodestone.Node.Hosting;

/// <summary>Where the spans of a statement's path go, if anywhere (docs/operating/running.md).</summary>
internal static class Tracing
{
    /// <summary>Nowhere: no span is made.</summary>
    public const string None = "none";

    /// <summary>To a collector, by the OpenTelemetry protocol; where it is, <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says.</summary>
    public const string Otlp = "otlp";

    /// <summary>To the standard output.</summary>
    public const string Console = "console";

    /// <summary>Sends spans to an exporter.</summary>
    public static void AddTracing(this IServiceCollection services, string exporter)
    {
        if (exporter == None)
        {
            return;
        }

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("lodestone"))
            .WithTracing(tracing =>
            {
                tracing.AddSource(LedgerTrace.SourceName);
                _ = exporter == Otlp ? tracing.AddOtlpExporter() : tracing.AddConsoleExporter();
            });
    }
}
