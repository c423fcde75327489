using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Dunning.Meetings;

/// <summary>The minutes of a meeting (compte rendu) as a PDF in French, for whoever was or was not there.</summary>
sealed class MinutesDocument(Typesetter typesetter)
{
    const string Template = "Meetings/Templates/minutes.typ";

    /// <summary>Typesets them.</summary>
    /// <exception cref="TypesettingFailed">No worker could do it.</exception>
    public Task<byte[]> Typeset(UnpaidListView minutes, CancellationToken stop) => typesetter.Typeset(Template, minutes, stop);
}
