using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.Tests.Messaging;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Hosting;

public sealed class GaugeTests(ProbeServices services) : IClassFixture<ProbeServices>
{
    [Fact]
    public async Task Messages_that_wait_for_a_person_and_readers_that_wait_are_measured()
    {
        var measured = new ConcurrentDictionary<(string Instrument, string Service, string? Reader), double>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Meter.Name == "Recouvrement") l.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.Start();
        await services.StartPublisher();
        services.Fails = _ => new InvalidOperationException("a bug");
        var app = await services.StartListener();
        await app.Services.GetRequiredService<IBus>().Publish(new BankFeedReceivedV1("732829320", new(2026, 3, 2), 1, new(2026, 3, 2)));

        await Eventually.Passes(() =>
        {
            Assert.Equal(1, measured.GetValueOrDefault(("recouvrement.parked", "dunning", null)));
            foreach (var instrument in new[] { "recouvrement.reader.lag", "recouvrement.reader.fence_age", "recouvrement.reader.stuck" })
                Assert.Equal(0, measured[(instrument, "invoicing", "relay")]);
            return Task.CompletedTask;
        }, TimeSpan.FromMinutes(1));

        void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            string? service = null, reader = null;
            foreach (var (key, tag) in tags)
                if (key == "service") service = (string?)tag;
                else if (key == "reader") reader = (string?)tag;
            if (service is not null) measured[(instrument.Name, service, reader)] = value;
        }
    }
}
