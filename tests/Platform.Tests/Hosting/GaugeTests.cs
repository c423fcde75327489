using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Tests.Messaging;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Hosting;

public sealed class GaugeTests(ProbeServices services) : IClassFixture<ProbeServices>
{
    [Fact]
    public async Task Messages_that_wait_for_a_person_and_readers_that_do_not_get_on_are_measured()
    {
        var measured = new ConcurrentDictionary<(string Instrument, string Service, string? Reader), double>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Meter.Name == "Recouvrement") l.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.Start();
        await services.StartPublisher();
        await services.Append(new NewEvent(Guid.CreateVersion7(), "counted", "Probe", 1, CanonicalJson.Of("""{"number":"many"}"""u8.ToArray())));
        services.Fails = _ => new InvalidOperationException("a bug");
        var app = await services.StartListener();
        await app.Services.GetRequiredService<Topology>().Declared;
        await app.Services.GetRequiredService<IBus>().Publish(new BankFeedReceivedV1("732829320", new(2026, 3, 2), 1, new(2026, 3, 2)));

        await Eventually.Passes(() =>
        {
            Assert.Equal(1, measured.GetValueOrDefault(("recouvrement.parked", "dunning", null)));
            Assert.Equal((1, 1, 0), (measured[("recouvrement.reader.lag", "invoicing", "relay")], measured[("recouvrement.reader.stuck", "invoicing", "relay")], measured[("recouvrement.reader.fence_age", "invoicing", "relay")]));
            Assert.Equal((0, 0), (measured[("recouvrement.reader.lag", "dunning", "relay")], measured[("recouvrement.reader.stuck", "dunning", "relay")]));
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
