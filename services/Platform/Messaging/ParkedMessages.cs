using System.Text.Json;
using Npgsql;
using RabbitMQ.Client;
using Recouvrement.Platform.Database;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Platform.Messaging;

/// <summary>A message that waits for a person, or did.</summary>
/// <param name="Number">By which it is replayed or set aside.</param>
/// <param name="Queue">Where it lay: <c>SERVICE_error</c> was refused or could not be handled, <c>SERVICE_dead</c> kept crashing.</param>
/// <param name="Message">Its id, where it has one.</param>
/// <param name="Contract">Name on the wire; null where the envelope cannot be read.</param>
/// <param name="About">The ids in its content, by name.</param>
/// <param name="Fault">Type of the exception.</param>
/// <param name="Reason">Why it waits.</param>
/// <param name="FailedAt">When it failed.</param>
/// <param name="State"><c>waiting</c>, <c>set_aside</c> or <c>replayed</c>.</param>
/// <param name="By">Who set it aside or replayed it last.</param>
/// <param name="Why">Why it was set aside.</param>
public sealed record ParkedMessage(
    long Number, string Queue, string? Message, string? Contract, IReadOnlyDictionary<string, string> About, string? Fault, string Reason, DateTimeOffset? FailedAt, string State, string? By, string? Why);

/// <summary>
/// The messages that wait for a person, one by one: listed with their reason, sent again, or set aside for good reason. To be looked at they are
/// taken out of the broker's queues, in order (0003_parked_messages.sql says why); what nobody has looked at lies there still.
/// </summary>
public sealed class ParkedMessages(ServiceName service, NpgsqlDataSource database, BrokerOptions broker, Parked parked)
{
    const string Waiting = "replayed_at is null";

    /// <summary>Those that wait, the oldest first, then the last that were replayed.</summary>
    /// <param name="most">Not more than that many.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<IReadOnlyList<ParkedMessage>> List(int most, CancellationToken stop)
    {
        await Take(stop);
        await using var session = await Session.Open(database, stop);
        return await session.Read($"""
            select number, queue, message_id, contract, about::text, fault, reason, failed_at,
                   case when replayed_at is not null then 'replayed' when set_aside_at is not null then 'set_aside' else 'waiting' end, coalesce(replayed_by, set_aside_by), set_aside_for
              from parked_messages order by {Waiting} desc, case when {Waiting} then number else -number end limit $1
            """, Row, stop, most);
    }

    /// <summary>Sends one back to its queue, which has confirmed it when this returns; the inbox makes a second time safe.</summary>
    /// <returns>False when there is none of that number that waits.</returns>
    public async Task<bool> Replay(long number, string by, CancellationToken stop)
    {
        await using var way = new WayBack(broker);
        return await Replay(number, by, way, stop);
    }

    async Task<bool> Replay(long number, string by, WayBack way, CancellationToken stop)
    {
        await using var session = await Session.Begin(database, stop);
        var waits = await session.Read(
            $"select properties::text, body from parked_messages where number = $1 and {Waiting} for update", r => (Properties: r.GetString(0), Body: r.GetFieldValue<byte[]>(1)), stop, number);
        if (waits is not [var message]) return false;
        // Before it is sent: should it fail again at once and be taken anew, that row waits for this one, instead of being taken for it and lost.
        await session.Run("update parked_messages set replayed_at = now(), replayed_by = $2, body = null, properties = null where number = $1", stop, number, by);
        var properties = JsonSerializer.Deserialize<MessageProperties>(message.Properties)!;
        await (await way.Channel(stop)).BasicPublishAsync("", service.Name, mandatory: true, properties.ForReplay(), message.Body, stop);
        await session.Commit(stop);
        return true;
    }

    /// <summary>Sends back all that wait and were not set aside, the oldest first.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ReplayAll(string by, CancellationToken stop)
    {
        List<long> numbers;
        await using (var session = await Session.Open(database, stop))
            numbers = await session.Read($"select number from parked_messages where {Waiting} and set_aside_at is null order by number", r => r.GetInt64(0), stop);
        var moved = 0;
        await using (var way = new WayBack(broker))
            foreach (var number in numbers)
                if (await Replay(number, by, way, stop)) moved++;
        // What nobody has looked at goes straight back.
        return moved + await parked.Replay(service.Name, stop);
    }

    /// <summary>Leaves one where it is: it is counted, and raises no alarm any more. It can still be replayed.</summary>
    /// <returns>False when there is none of that number that waits.</returns>
    public async Task<bool> SetAside(long number, string reason, string by, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await session.Run($"update parked_messages set set_aside_at = now(), set_aside_by = $2, set_aside_for = $3 where number = $1 and {Waiting}", stop, number, by, reason) == 1;
    }

    /// <summary>How many wait, at the broker or here, and how many of them were set aside.</summary>
    public async Task<(long Waiting, long SetAside)> Count(CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var (taken, aside) = (await session.Read($"select count(*), count(set_aside_at) from parked_messages where {Waiting}", r => (r.GetInt64(0), r.GetInt64(1)), stop))[0];
        // The broker last: one that is taken in between is counted nowhere for that moment, never twice.
        return (taken + await parked.Count(service.Name, stop), aside);
    }

    async Task Take(CancellationToken stop)
    {
        if (await parked.Count(service.Name, stop) == 0) return;
        await using var taking = await AdvisoryLock.TryTake(database, "parked", stop);
        if (taking is null) return;
        await using var connection = await broker.Factory().CreateConnectionAsync(stop);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: stop);
        foreach (var queue in Parked.QueuesOf(service.Name))
            for (var left = await channel.MessageCountAsync(queue, stop); left > 0 && await channel.BasicGetAsync(queue, autoAck: false, stop) is { } message; left--)
            {
                var taken = TakenMessage.From(message);
                await taking.Run(
                    "insert into parked_messages (queue, message_id, contract, about, fault, reason, failed_at, properties, body) values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8::jsonb, $9) on conflict do nothing",
                    stop, queue, taken.MessageId, taken.Contract, JsonSerializer.Serialize(taken.About), taken.Fault, taken.Reason, taken.FailedAt, JsonSerializer.Serialize(taken.Properties), message.Body.ToArray());
                await channel.BasicAckAsync(message.DeliveryTag, multiple: false, stop);
            }
    }

    static ParkedMessage Row(NpgsqlDataReader r) => new(
        r.GetInt64(0), r.GetString(1), r.Text(2), r.Text(3), JsonSerializer.Deserialize<Dictionary<string, string>>(r.GetString(4))!, r.Text(5), r.GetString(6),
        r.Value<DateTimeOffset>(7), r.GetString(8), r.Text(9), r.Text(10));

    /// <summary>A channel back to the queue, opened with the first message that is sent.</summary>
    sealed class WayBack(BrokerOptions broker) : IAsyncDisposable
    {
        IConnection? connection;
        IChannel? channel;

        public async Task<IChannel> Channel(CancellationToken stop)
        {
            connection ??= await broker.Factory().CreateConnectionAsync(stop);
            return channel ??= await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), stop);
        }

        public async ValueTask DisposeAsync()
        {
            if (channel is not null) await channel.DisposeAsync();
            if (connection is not null) await connection.DisposeAsync();
        }
    }
}
