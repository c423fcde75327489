using System.Text.Json;
using MassTransit;
using Npgsql;
using NpgsqlTypes;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Court;

/// <summary>Keeps how a creditor presents itself, where it can be erased: it heads what goes to courts and insolvency offices.</summary>
sealed class KeepLetterheadWhenItChanges(Inbox inbox) : IConsumer<CreditorLetterheadChangedV1>
{
    public Task Consume(ConsumeContext<CreditorLetterheadChangedV1> context) =>
        inbox.Once(context, nameof(KeepLetterheadWhenItChanges), context.Message.On, (session, _) => session.Run(
            "insert into court_letterheads as l (creditor, document, version) values ($1, $2, $3) " +
            "on conflict (creditor) do update set document = excluded.document, version = excluded.version where l.version < excluded.version",
            context.CancellationToken, context.Message.Creditor, new NpgsqlParameter { Value = JsonSerializer.Serialize(context.Message, JsonSerializerOptions.Web), NpgsqlDbType = NpgsqlDbType.Jsonb }, context.Message.Version));
}
