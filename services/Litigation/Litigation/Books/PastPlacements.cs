using System.Runtime.CompilerServices;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Books;

/// <summary>A placement as it stood at the end of a day.</summary>
/// <param name="Id">Its stream.</param>
/// <param name="State">Folded up to that day, included.</param>
/// <param name="Facts">Those up to that day, in order.</param>
sealed record PastPlacement(Guid Id, Placement State, IReadOnlyList<PlacementEvent> Facts);

/// <summary>
/// Placements of an agency as of a past day, from their streams: every fact carries the business date it was recorded on, and the business date never goes back, so that the same day
/// gives the same figures whenever it is asked for.
/// </summary>
static class PastPlacements
{
    // A piece at a time: an agency may have had very many.
    const int Piece = 200;

    public static async IAsyncEnumerable<PastPlacement> Of(IEventStore store, Session session, string agency, string? creditor, DateOnly on, [EnumeratorCancellation] CancellationToken stop)
    {
        var placements = await session.Read(
            "select placement from placements where agency = $1 and ($2::text is null or creditor = $2) and placed_on <= $3 order by placed_on, placement", row => row.GetGuid(0), stop, agency, creditor, on);
        foreach (var piece in placements.Chunk(Piece))
        {
            var streams = await store.ReadStreams(session, piece, stop);
            foreach (var placement in piece)
            {
                List<PlacementEvent> facts = [.. streams[placement].Select(Streams.Placements.Read).Where(fact => fact.On <= on)];
                yield return new(placement, Folding.Fold<Placement, PlacementCommand, PlacementEvent>(facts), facts);
            }
        }
    }
}
