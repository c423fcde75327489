namespace Recouvrement.Client.Litigation;

// The register of agencies.
public partial interface ILitigationClient
{
    /// <summary>Enters an agency in the register, or changes how it is shown. Role manager.</summary>
    [Put("/agencies/{name}")]
    Task PutAgencyAsync([Path] string name, [Body] RegisterEntry entry, CancellationToken stop = default);

    /// <summary>The register of agencies.</summary>
    [Get("/agencies")]
    Task<IReadOnlyList<AgencyInRegister>> GetAgenciesAsync(CancellationToken stop = default);

    /// <summary>An agency with its papers, and what of them lacks or lapses.</summary>
    [Get("/agencies/{name}")]
    Task<AgencyDetail> GetAgencyAsync([Path] string name, [Query(Format = "yyyy-MM-dd")] DateOnly? on = null, CancellationToken stop = default);

    /// <summary>What lacks, lapses soon or has lapsed at the agencies.</summary>
    [Get("/agencies/warnings")]
    Task<IReadOnlyList<AgencyWarning>> GetAgencyWarningsAsync(CancellationToken stop = default);

    /// <summary>Puts a paper on file; one of the same kind and reference is replaced. Role manager.</summary>
    [Post("/agencies/{name}/papers")]
    Task FilePaperAsync([Path] string name, [Body] PaperGiven paper, CancellationToken stop = default);

    /// <summary>A paper holds no more, or was filed by mistake. Role manager.</summary>
    [Post("/agencies/{name}/papers/withdrawal")]
    Task WithdrawPaperAsync([Path] string name, [Body] PaperNamed paper, CancellationToken stop = default);

    /// <summary>Where an agency works, what it speaks and how much it takes. Role manager.</summary>
    [Put("/agencies/{name}/profile")]
    Task PutAgencyProfileAsync([Path] string name, [Body] ProfileGiven profile, CancellationToken stop = default);

    /// <summary>Whom to ask at an agency: all of them; an empty list erases them. Role manager.</summary>
    [Put("/agencies/{name}/contacts")]
    Task PutAgencyContactsAsync([Path] string name, [Body] IReadOnlyList<AgencyContact> contacts, CancellationToken stop = default);
}
