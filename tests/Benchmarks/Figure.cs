using System.Text.Encodings.Web;
using System.Text.Json;

namespace Recouvrement.Benchmarks;

/// <summary>One measured figure: the median of our runs against the median of the baseline's, taken in turn.</summary>
sealed record Figure(string Name, double Value, string Unit, double Baseline, double Ratio, IReadOnlyList<Figure.Pair> Runs)
{
    const int Times = 5;
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>Five alternating runs of each, after two of each that do not count.</summary>
    public static async Task<Figure> Of(string name, string unit, Func<Task<double>> ours, Func<Task<double>> baseline)
    {
        for (var i = 0; i < 2; i++) _ = (await baseline(), await ours());
        var runs = new List<Pair>();
        for (var i = 0; i < Times; i++)
        {
            // Whoever runs first alternates too: what a run leaves behind for the next hits both alike.
            var first = i % 2 == 0 ? await ours() : await baseline();
            var second = i % 2 == 0 ? await baseline() : await ours();
            runs.Add(i % 2 == 0 ? new(Math.Round(first), Math.Round(second)) : new(Math.Round(second), Math.Round(first)));
        }

        var (value, raw) = (Median(runs.Select(r => r.Value)), Median(runs.Select(r => r.Baseline)));
        return new(name, value, unit, raw, Math.Round(value / raw, 3), runs);
    }

    static double Median(IEnumerable<double> values) => values.Order().ElementAt(Times / 2);

    internal sealed record Pair(double Value, double Baseline);
}
