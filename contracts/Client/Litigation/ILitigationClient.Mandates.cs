namespace Recouvrement.Client.Litigation;

// Which agency gets what, and under which mandate.
public partial interface ILitigationClient
{
    /// <summary>Chooses by hand the agency a creditor's claims go to, in the place of its rules; waiting files are placed at once. Role manager.</summary>
    [Put("/creditors/{siren}/agency")]
    Task ChooseAgencyAsync([Path] string siren, [Body] AgencyChoice choice, CancellationToken stop = default);

    /// <summary>Sets the rules by which a creditor's claims go to agencies, in the place of earlier ones or of a choice by hand. Role manager.</summary>
    [Put("/creditors/{siren}/placement-rules")]
    Task PutPlacementRulesAsync([Path] string siren, [Body] PlacementRulesGiven rules, CancellationToken stop = default);

    /// <summary>The rules, and what the agencies they name lack today.</summary>
    [Get("/creditors/{siren}/placement-rules")]
    Task<PlacementRulesShown> GetPlacementRulesAsync([Path] string siren, CancellationToken stop = default);

    /// <summary>Written mandates of all creditors.</summary>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="agency">Name in the register; of this agency only.</param>
    /// <param name="limit">Rows, at most 1000, which is the default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/mandates")]
    Task<IReadOnlyList<MandateInList>> GetMandatesAsync(
        [Query] string? creditor = null, [Query] string? agency = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Puts a signed mandate on file; what is placed from its day on is placed under it. Role manager.</summary>
    [Post("/creditors/{siren}/agencies/{name}/mandates")]
    Task FileMandateAsync([Path] string siren, [Path] string name, [Body] MandateGiven mandate, CancellationToken stop = default);

    /// <summary>The mandates between a creditor and an agency, as they were signed.</summary>
    [Get("/creditors/{siren}/agencies/{name}/mandates")]
    Task<IReadOnlyList<MandateShown>> GetMandatesBetweenAsync([Path] string siren, [Path] string name, CancellationToken stop = default);

    /// <summary>The agency has passed its test. Role manager.</summary>
    [Post("/creditors/{siren}/agencies/{name}/mandates/release")]
    Task ReleaseMandateAsync([Path] string siren, [Path] string name, [Body] MandateNamed mandate, CancellationToken stop = default);

    /// <summary>Nothing new is placed under it; what is placed stays. Role manager.</summary>
    [Post("/creditors/{siren}/agencies/{name}/mandates/revocation")]
    Task RevokeMandateAsync([Path] string siren, [Path] string name, [Body] MandateNamed mandate, CancellationToken stop = default);
}
