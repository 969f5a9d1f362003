using System.Threading.RateLimiting;
using Lodestone.Node.Access;
using Lodestone.Node.Problems;
using Lodestone.Vocabulary;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Lodestone.Node.Hosting;

/// <summary>What one caller, and all of them together, may take of a server.</summary>
internal static class HostLimits
{
    /// <summary>Limits of the server.</summary>
    public static void Of(KestrelServerOptions kestrel, long maxBodyBytes)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = maxBodyBytes;
        kestrel.Limits.MaxConcurrentConnections = 2_000;
        kestrel.Limits.MaxConcurrentUpgradedConnections = 200;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
    }

    /// <summary>Limits of a caller.</summary>
    public static void Of(RateLimiterOptions limits, int requestsPerMinute)
    {
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            RateLimitPartition.GetTokenBucketLimiter(
                Identification.PartitionOf(http),
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = requestsPerMinute,
                    TokensPerPeriod = Math.Max(1, requestsPerMinute / 60),
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                }));
        limits.OnRejected = (context, _) => new ValueTask(
            Problem.Of(new Refusal(RefusalCode.TooManyRequests), retryAfterSeconds: 1)
                .ExecuteAsync(context.HttpContext));
    }
}
