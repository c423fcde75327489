using System.Diagnostics.Metrics;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.Post;

/// <summary>What people should know of letters.</summary>
static class PostTelemetry
{
    /// <summary>Counts letters that the carrier tells of in words we do not know, calls that are not the provider's, and differences of the daily comparison.</summary>
    public static Counter<long> Oddities { get; } = Telemetry.Meter.CreateCounter<long>("recouvrement.post.oddities", "{case}", "What a person should look at, by provider and kind");
}
