using System.Globalization;

namespace Recouvrement.Dunning.Runs;

/// <summary>How a run works in this process.</summary>
/// <param name="Workers">Transactions at the same time: while the database writes one, another is decided.</param>
/// <param name="AnswersWithin">How long one who asks for a run is kept waiting for its report; then told where to read how far it is.</param>
sealed record RunOptions(int Workers, TimeSpan AnswersWithin)
{
    const int MostWorkers = 16;

    /// <summary><c>Run:Workers</c> (1 to 16, else one for each processor, two at least) and <c>Run:AnswersWithin</c> (else 20 seconds).</summary>
    public static RunOptions Of(IConfiguration configuration) => new(
        configuration["Run:Workers"] is { } workers ? Between(int.Parse(workers, CultureInfo.InvariantCulture)) : Math.Clamp(Environment.ProcessorCount, 2, MostWorkers),
        configuration["Run:AnswersWithin"] is { } within ? TimeSpan.Parse(within, CultureInfo.InvariantCulture) : TimeSpan.FromSeconds(20));

    static int Between(int workers) => workers is >= 1 and <= MostWorkers ? workers : throw new InvalidOperationException($"Run:Workers is 1 to {MostWorkers}.");
}
