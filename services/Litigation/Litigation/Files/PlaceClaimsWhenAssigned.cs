using System.Collections.Immutable;
using MassTransit;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Agencies;
using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.Mandates;
using Recouvrement.Litigation.Placements;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Files;

/// <summary>Claims are given to an agency that works in the creditor's name: it gets them under its white-label mandate, or they go back to dunning at once with the reason.</summary>
sealed class PlaceClaimsWhenAssigned(Inbox inbox, FileStreams files, Placing placing, Candidates candidates) : IConsumer<ClaimsAssignedV1>
{
    public Task Consume(ConsumeContext<ClaimsAssignedV1> context) =>
        inbox.Once(context, nameof(PlaceClaimsWhenAssigned), context.Message.On, (session, facts) => Place(session, context.Message, facts, context.CancellationToken));

    async Task Place(Session session, ClaimsAssignedV1 message, EventContext facts, CancellationToken stop)
    {
        await RegisterView.HoldChosen(session, message.Creditor, stop);
        var invoices = message.Claims.Select(c => c.Invoice).ToArray();
        await files.Hear(session, message.Assignment, Opening(message, await ClaimsBeforeFiles.Elsewhere(session, invoices, stop)), facts, stop);
        foreach (var revalue in await ClaimsBeforeFiles.Crossed(session, invoices, message.On, stop)) await files.Hear(session, message.Assignment, revalue, facts, stop);
        var (file, _) = await files.Load(session, message.Assignment, stop);
        if (file.Status is not FileStatus.Waiting) return;
        if (await Against(session, message, file, stop) is { } reason) await files.Hear(session, message.Assignment, new FileCommand.CloseFile(reason, message.On), facts, stop);
        else await placing.Place(session, message.Assignment, message.Agency, message.On, facts, stop, kind: MandateKind.WhiteLabel);
    }

    // Whoever wrote the agency's name is told by the claims that come back: it cannot be refused any more.
    async Task<string?> Against(Session session, ClaimsAssignedV1 message, LitigationFile file, CancellationToken stop)
    {
        if (await candidates.ForWhiteLabel(session, message.Creditor, message.Agency, message.On, stop) is not { } candidate) return "not_registered";
        var owed = file.Owed.Aggregate(Money.OfCents(0, message.Currency), (sum, claim) => sum + claim.Outstanding);
        return Choosing.AgainstWhiteLabel(candidate, new(message.Debtor, owed, file.Owed.Length, 0, DebtorZone.Unknown, null, null), message.On) is [var against, ..] ? against.Code : null;
    }

    static FileCommand.OpenFile Opening(ClaimsAssignedV1 message, ImmutableDictionary<Guid, Guid> elsewhere) => new(
        new(message.Case, message.Creditor, message.Debtor, message.CustomerNumber), message.Episode, Guid.Empty,
        ClaimsBeforeFiles.Told(message.Claims, message.Currency),
        elsewhere, message.On) { IsWhiteLabel = true };
}
