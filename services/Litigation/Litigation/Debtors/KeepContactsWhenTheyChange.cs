using System.Text.Json;
using MassTransit;
using Npgsql;
using NpgsqlTypes;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Debtors;

/// <summary>Names and addresses, for agencies to read while they have a mandate. Kept in one table, where they can be erased.</summary>
sealed class KeepContactsWhenTheyChange(Inbox inbox) : IConsumer<DebtorContactsChangedV1>
{
    public Task Consume(ConsumeContext<DebtorContactsChangedV1> context) =>
        inbox.Once(
            context, nameof(KeepContactsWhenTheyChange), context.Message.On, (session, _) => Keep(session, context.Message, context.CancellationToken),
            rest: (session, _) => KeepSeat(session, context.Message, context.CancellationToken));

    // Told again it says what is known by now: of several facts, that of the version kept is the one to take it from.
    static Task<int> KeepSeat(Session session, DebtorContactsChangedV1 m, CancellationToken stop) =>
        session.Run("update debtors set seat = $3 where debtor = $1 and version = $2", stop, m.Debtor, m.Version, Json(m.Seat));

    static Task<int> Keep(Session session, DebtorContactsChangedV1 m, CancellationToken stop) => session.Run(
        "insert into debtors as d (debtor, creditor, customer_number, name, language, contacts, version, seat) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (debtor) do update " +
        "set name = excluded.name, language = excluded.language, contacts = excluded.contacts, version = excluded.version, seat = excluded.seat where d.version < excluded.version",
        stop, m.Debtor, m.Creditor, m.CustomerNumber, m.Name, m.Language,
        Json(m.Contacts), m.Version, Json(m.Seat));

    static NpgsqlParameter Json<T>(T? value) => new() { Value = value is null ? DBNull.Value : JsonSerializer.Serialize(value, JsonSerializerOptions.Web), NpgsqlDbType = NpgsqlDbType.Jsonb };
}
