using Recouvrement.Invoicing.Domain.Companies;
using Recouvrement.Invoicing.OpenData;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Companies;

/// <summary>The public company register (API Recherche d'entreprises), asked by SIREN. Officers are not asked for.</summary>
sealed class CompanyRegister(IConfiguration configuration) : IDisposable
{
    /// <summary>As it stands in what was found.</summary>
    public const string Name = "recherche-entreprises.api.gouv.fr";

    readonly OpenDataSource source = new(configuration.GetSection("CompanyRegister").Get<OpenDataOptions>() ?? new());

    /// <summary>It is configured: <c>CompanyRegister:BaseUrl</c>.</summary>
    public bool IsOn => source.IsOn;

    /// <summary>What it says of a company.</summary>
    /// <exception cref="SourceAway">It does not answer.</exception>
    /// <exception cref="SourceUnreadable">Its answer cannot be read.</exception>
    public async Task<CompanyRecord> Look(Siren siren, CancellationToken stop) =>
        CompanyReader.Read(await source.Get($"search?q={siren.Digits}&minimal=true&include=siege&page=1&per_page=1", stop), siren) switch
        {
            CompanyReading.Found found     => found.Record,
            CompanyReading.Refused refused => throw new SourceUnreadable(refused.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();
}
