using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Placements;

/// <summary>Gives what is owed in a file to an agency: the file's end of it and the placement's become true together.</summary>
sealed class Placing(FileStreams files, PlacementStreams placements)
{
    public async Task Place(Session session, Guid file, string agency, DateOnly on, EventContext context, CancellationToken stop)
    {
        var placement = Placement.StreamOf(file);
        var outcome = await files.Hear(session, file, new FileCommand.PlaceFile(placement, agency, on), context, stop);
        if (outcome.Decision.Facts.IsEmpty) return;
        var shown = await session.List("select display_name from agencies where name = $1", row => row.GetString(0), stop, agency);
        await placements.Hear(session, placement, new PlacementCommand.PlaceClaims(new(outcome.State.Of!, agency), file, outcome.State.Owed, on, shown.SingleOrDefault()), context, stop);
    }
}
