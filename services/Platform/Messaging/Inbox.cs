using System.Diagnostics;
using System.Diagnostics.Metrics;
using MassTransit;
using Microsoft.Extensions.Logging;
using Npgsql;
using Recouvrement.Contracts;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Platform.Messaging;

/// <summary>
/// Applies each message once: the mark and the work are one transaction. A database that is away is waited for without end, holding
/// the queue's only place, so that nothing overtakes; a refused fact or a bug leaves for the error queue.
/// </summary>
public sealed class Inbox(NpgsqlDataSource database, LogSignal signal, ServiceName service, TimeProvider time, ILogger<Inbox> log)
{
    /// <summary>A migration puts this behind the consumer of marks that a build set which kept less of a message than this one: told again, it is kept in full, once.</summary>
    public const string KeptLess = " (kept less)";

    // Seconds, from what is heard at once to what waited out an outage of a day.
    static readonly Histogram<double> Age = Telemetry.Meter.CreateHistogram<double>(
        "recouvrement.message.age", "s", "How old a message is when it is handled", advice: new() { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600, 14400, 86400] });

    /// <summary>Does <paramref name="work"/> unless <paramref name="consumer"/> has done it for this message before.</summary>
    /// <param name="context">The message.</param>
    /// <param name="consumer">Stable name: renaming it would apply everything again.</param>
    /// <param name="on">Business date of the fact.</param>
    /// <param name="work">In the transaction of the mark.</param>
    /// <param name="rest">Instead of it, for a message that was heard under <see cref="KeptLess"/>: what was not kept then, and nothing that was done then. The number of marks stays the same.</param>
    public async Task Once<T>(ConsumeContext<T> context, string consumer, DateOnly on, Func<Session, EventContext, Task> work, Func<Session, EventContext, Task>? rest = null) where T : class
    {
        var message = context.MessageId ?? throw new InvalidDataException($"A {typeof(T).Name} without a message id cannot be applied once.");
        var contract = Manifest.ContractOf(typeof(T));
        using var scope = log.BeginScope(MessageScope.Of(context, service.Name, consumer, contract.Name));
        var facts = new EventContext(
            ActorHeader.Of(context, contract.Publisher), ParisTime.StartOf(on),
            context.CorrelationId?.ToString(), message.ToString(), Activity.Current?.Id);
        if (context.SentTime is { } sent)
            Age.Record(Math.Max(0, (time.GetUtcNow().UtcDateTime - sent.ToUniversalTime()).TotalSeconds), new KeyValuePair<string, object?>("service", service.Name), new KeyValuePair<string, object?>("contract", contract.Name));
        await Transient.Patience.ExecuteAsync(async stop => await UnitOfWork.Run(database, signal, async session =>
        {
            var keptLess = rest is not null && await session.Run("delete from inbox where consumer = $1 and message_id = $2", stop, consumer + KeptLess, message) == 1;
            if (await session.Run("insert into inbox (consumer, message_id) values ($1, $2) on conflict do nothing", stop, consumer, message) == 1)
                await (keptLess ? rest! : work)(session, facts);
        }, stop), context.CancellationToken);
    }
}
