using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Recouvrement.Support;

/// <summary>Listens to our own instruments, as an exporter would.</summary>
public sealed class Instruments : IDisposable
{
    readonly MeterListener listener = new();
    readonly ConcurrentDictionary<(string Instrument, string Labels, double Value), bool> seen = [];

    public Instruments()
    {
        listener.InstrumentPublished = (instrument, hears) => { if (instrument.Meter.Name == "Recouvrement") hears.EnableMeasurementEvents(instrument); };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.Start();
    }

    /// <summary>All that an instrument has measured so far, now included, with its labels by name: <c>creditor=1,service=invoicing</c>.</summary>
    public IReadOnlyList<(string Labels, double Value)> Of(string instrument)
    {
        listener.RecordObservableInstruments();
        return [.. seen.Keys.Where(measured => measured.Instrument == instrument).Select(measured => (measured.Labels, measured.Value))];
    }

    public void Dispose() => listener.Dispose();

    void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, tag) in tags) labels[name] = tag?.ToString();
        seen.TryAdd((instrument.Name, string.Join(',', labels.Select(label => $"{label.Key}={label.Value}")), value), true);
    }
}
