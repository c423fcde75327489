using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Team;

/// <summary>Figures by person are off until an entity switches them on: its employees must have been informed before (C. trav. L1222-4).</summary>
static class PersonFigures
{
    /// <summary>What whoever asks for them is told.</summary>
    public static IResult Off() => Problems.Of(409, "person_figures_off", "Figures by person are switched off for this entity: its employees must be informed first.");
}
