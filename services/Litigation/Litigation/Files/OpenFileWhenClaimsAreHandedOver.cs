using System.Collections.Immutable;
using MassTransit;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Agencies;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Dossiers.Papers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Files;

/// <summary>Claims have left dunning: they get a file, and an agency at once where the creditor has chosen one.</summary>
sealed class OpenFileWhenClaimsAreHandedOver(Inbox inbox, FileStreams files, WaitingFiles waiting) : IConsumer<ClaimsHandedOverV1>
{
    public Task Consume(ConsumeContext<ClaimsHandedOverV1> context) =>
        inbox.Once(
            context, nameof(OpenFileWhenClaimsAreHandedOver), context.Message.On, (session, facts) => Open(session, context.Message, facts, context.CancellationToken),
            rest: (session, _) => ClaimBases.Keep(session, context.Message.HandOver, context.Message.Claims, context.CancellationToken));

    async Task Open(Session session, ClaimsHandedOverV1 message, EventContext facts, CancellationToken stop)
    {
        var file = message.HandOver;
        await RegisterView.HoldChosen(session, message.Creditor, stop);
        var invoices = message.Claims.Select(c => c.Invoice).ToArray();
        await files.Hear(session, file, Opening(message, await Elsewhere(session, invoices, stop)), facts, stop);
        await ClaimBases.Keep(session, file, message.Claims, stop);
        foreach (var revalue in await Crossed(session, invoices, message.On, stop)) await files.Hear(session, file, revalue, facts, stop);
        await waiting.Place(session, message.Creditor, [file], message.On, facts, stop);
    }

    static FileCommand.OpenFile Opening(ClaimsHandedOverV1 message, ImmutableDictionary<Guid, Guid> elsewhere) => new(
        new(message.Case, message.Creditor, message.Debtor, message.CustomerNumber), message.Episode, message.Notice,
        [.. message.Claims.Select(c => new Claim(
            c.Invoice, c.Number, c.Reference, c.IssuedOn, c.DueOn,
            Money.OfCents(c.AmountCents, message.Currency), Money.OfCents(c.OutstandingCents, message.Currency), c.InvoiceVersion ?? 0, c.LimitationSafeOn, c.LimitationPossibleOn))],
        elsewhere, message.On);

    static async Task<ImmutableDictionary<Guid, Guid>> Elsewhere(Session session, Guid[] invoices, CancellationToken stop)
    {
        await using var command = session.Command("select invoice, file from claims where live and invoice = any ($1)", invoices);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var found = ImmutableDictionary.CreateBuilder<Guid, Guid>();
        while (await reader.ReadAsync(stop)) found.Add(reader.GetGuid(0), reader.GetGuid(1));
        return found.ToImmutable();
    }

    // A balance heard before the hand-over may be later than what the hand-over says: the file compares the versions.
    static async Task<List<FileCommand.RevalueClaim>> Crossed(Session session, Guid[] invoices, DateOnly on, CancellationToken stop)
    {
        await using var command = session.Command("select invoice, outstanding_cents, currency, cause, version from balances where invoice = any ($1) order by invoice", invoices);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var found = new List<FileCommand.RevalueClaim>();
        while (await reader.ReadAsync(stop))
            found.Add(new(reader.GetGuid(0), Money.OfCents(reader.GetInt64(1), reader.GetString(2)), reader.GetString(3), reader.GetInt64(4), on));
        return found;
    }
}
