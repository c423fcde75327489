using System.Collections.Immutable;
using MassTransit;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Litigation.Agencies;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Dossiers.Papers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Files;

/// <summary>Claims have left dunning: they get a file, and an agency at once where the creditor has chosen one.</summary>
sealed class OpenFileWhenClaimsAreHandedOver(Inbox inbox, FileStreams files, WaitingFiles waiting, WhiteLabel whiteLabel) : IConsumer<ClaimsHandedOverV1>
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
        // Dunning says so too; whichever is heard first, the claim is in one place.
        await whiteLabel.TakeBack(session, invoices, WhiteLabel.HandedOver, message.On, facts, stop);
        await files.Hear(session, file, Opening(message, await ClaimsBeforeFiles.Elsewhere(session, invoices, stop)), facts, stop);
        await ClaimBases.Keep(session, file, message.Claims, stop);
        foreach (var revalue in await ClaimsBeforeFiles.Crossed(session, invoices, message.On, stop)) await files.Hear(session, file, revalue, facts, stop);
        await waiting.Place(session, message.Creditor, [file], message.On, facts, stop);
    }

    static FileCommand.OpenFile Opening(ClaimsHandedOverV1 message, ImmutableDictionary<Guid, Guid> elsewhere) => new(
        new(message.Case, message.Creditor, message.Debtor, message.CustomerNumber), message.Episode, message.Notice,
        ClaimsBeforeFiles.Told(message.Claims, message.Currency),
        elsewhere, message.On);
}
