using Recouvrement.Kernel.Identifiers;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.Mandates;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Placements;

/// <summary>Gives what is owed in a file to an agency, under the mandate in force: the file's end of it and the placement's become true together.</summary>
sealed class Placing(FileStreams files, PlacementStreams placements, MandateStreams mandates, ClaimsOnHold holds)
{
    public async Task Place(Session session, Guid file, string agency, DateOnly on, EventContext context, CancellationToken stop, WhyAgency? why = null, MandateKind kind = MandateKind.Placement)
    {
        var placement = await PlacementView.Next(session, file, stop);
        var outcome = await files.Hear(session, file, new FileCommand.PlaceFile(placement, agency, on, why), context, stop);
        if (outcome.Decision.Facts.IsEmpty) return;
        var (of, owed) = (outcome.State.Of!, outcome.State.Owed);
        var shown = await session.Read("select display_name from agencies where name = $1", row => row.GetString(0), stop, agency);
        var (signed, _) = await mandates.Load(session, CollectionMandate.StreamOf(Siren.Parse(of.Creditor)!.Value, agency), stop);
        var terms = signed.InForce(on, kind)?.Written.Terms;
        var placed = await placements.Hear(session, placement, new PlacementCommand.PlaceClaims(new(of, agency), file, owed, on, shown.SingleOrDefault(), terms) { IsWhiteLabel = kind is MandateKind.WhiteLabel }, context, stop);
        foreach (var fact in placed.Decision.Facts.OfType<PlacementEvent.ClaimsPlaced>())
            if (terms is not null)
                await session.Run(
                    "insert into mandate_uses (placement, creditor, agency, reference, claims, amount_cents, currency) values ($1, $2, $3, $4, $5, $6, $7)",
                    stop, placement, of.Creditor, agency, terms.Reference, fact.Claims.Length, fact.Total.Cents, fact.Total.Currency);
        await holds.Hear(session, placement, owed, on, context, stop);
    }
}
