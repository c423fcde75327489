using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Team;

/// <summary>Figures by person are off until an entity switches them on: its employees must have been informed before (C. trav. L1222-4).</summary>
static class PersonFigures
{
    /// <summary>What cannot be understood of a question about colleagues, by department or by person and of some days; null where all of it can.</summary>
    public static IResult? Wrong(string creditor, DateOnly? from, DateOnly? to, string? by, out Siren entity)
    {
        entity = default;
        if (Siren.Parse(creditor) is not { } known) return Problems.Invalid("creditor", "is nine digits");
        entity = known;
        return BusinessDays.Wrong("from", from) ?? BusinessDays.Wrong("to", to) ?? (by is not (null or "department" or "person") ? Problems.Invalid("by", "is department or person") : null);
    }

    /// <summary>What whoever asks for them is told where they are off; null where they are on.</summary>
    public static async Task<IResult?> Off(Session session, Siren entity, CancellationToken stop) => (await TeamTable.Of(session, entity.Digits, stop)).Settings.PersonFigures ? null
        : Problems.Of(409, "person_figures_off", "Figures by person are switched off for this entity: its employees must be informed first.");
}
