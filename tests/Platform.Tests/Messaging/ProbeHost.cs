using System.Security.Cryptography;
using System.Text;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Platform.Tests.Messaging;

/// <summary>Two services on the real host: one appends and relays under the name of invoicing, one hears under the name of dunning.</summary>
static class ProbeHost
{
    public static ServiceHost Publisher(string database, Uri broker, params string[] settings)
    {
        var host = Create("invoicing", database, broker, settings);
        host.Publications = new Publications().Publish<ProbeEvent, ProbeEvent.Counted, BankFeedReceivedV1>(
            new EventNames<ProbeEvent>(), (stored, fact) => new(stored.Stream.ToString(), new DateOnly(2026, 1, 1).AddDays(fact.Number), stored.Version, new(2026, 1, 1)));
        return host;
    }

    public static ServiceHost Listener(string database, Uri broker, Func<BankFeedReceivedV1, Exception?> fails, params string[] settings)
    {
        var host = Create("dunning", database, broker, settings);
        host.Services.AddSingleton(fails);
        host.AddConsumers(typeof(WriteDownWhatIsHeard));
        return host;
    }

    /// <summary>A key as configuration holds it.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    static ServiceHost Create(string name, string database, Uri broker, string[] settings) => ServiceHost.Create(
        [
            $"--Database:ConnectionString={database}", $"--RabbitMq:Address={broker}", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None",
            "--Clock:Mode=virtual", "--ApiKeys:0:Name=an operator", "--ApiKeys:0:Role=ops", $"--ApiKeys:0:Sha256={HashOf("ops")}", .. settings,
        ], name);

    /// <summary>Writes into a table and appends an event, and only then fails if the test says so: all of it must go back.</summary>
    public sealed class WriteDownWhatIsHeard(Inbox inbox, IEventStore store, Func<BankFeedReceivedV1, Exception?> fails) : IConsumer<BankFeedReceivedV1>
    {
        public Task Consume(ConsumeContext<BankFeedReceivedV1> context) => inbox.Once(context, nameof(WriteDownWhatIsHeard), context.Message.On, async (session, facts) =>
        {
            var (heard, stop) = (context.Message, context.CancellationToken);
            await session.Run("insert into heard (stream, version) values ($1, $2)", stop, heard.Creditor, heard.Version);
            await store.Append(session, new(context.MessageId!.Value, "heard", StreamHead.New, [EventNames<ProbeEvent>.Write(new ProbeEvent.Whispered(heard.Creditor))]), facts, stop);
            if (fails(heard) is { } failure) throw failure;
        });
    }
}
