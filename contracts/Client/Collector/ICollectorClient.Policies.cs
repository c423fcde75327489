namespace Recouvrement.Client.Collector;

// Dunning policies: written by one manager, put in force by another.
public partial interface ICollectorClient
{
    /// <summary>JSON Schema of a policy document. Role collector.</summary>
    [Get("/policies/schema")]
    Task<Stream> GetPolicySchemaAsync(CancellationToken stop = default);

    /// <summary>The policies of the product, as documents to start from. Role collector.</summary>
    [Get("/policies/shipped")]
    Task<IReadOnlyList<Policy>> GetShippedPoliciesAsync(CancellationToken stop = default);

    /// <summary>The policies of an entity, in the order of choice. Role collector.</summary>
    [Get("/creditors/{siren}/policies")]
    Task<IReadOnlyList<PolicyItem>> GetPoliciesAsync([Path] string siren, CancellationToken stop = default);

    /// <summary>A policy document. Role collector.</summary>
    [Get("/creditors/{siren}/policies/{name}/versions/{version}")]
    Task<Policy> GetPolicyAsync([Path] string siren, [Path] string name, [Path] int version, CancellationToken stop = default);

    /// <summary>Keeps a document as a new version, followed by nobody yet. Role manager; 422 names every fault.</summary>
    [Post("/creditors/{siren}/policies")]
    Task<DraftedPolicy> DraftPolicyAsync([Path] string siren, [Body] Policy policy, CancellationToken stop = default);

    /// <summary>Puts a version in force. Role manager, not its author.</summary>
    [Post("/creditors/{siren}/policies/{name}/versions/{version}/activation")]
    Task ActivatePolicyAsync([Path] string siren, [Path] string name, [Path] int version, [Body] PolicyActivation activation, CancellationToken stop = default);

    /// <summary>From a day on, follows no version of a policy. Role manager.</summary>
    [Post("/creditors/{siren}/policies/{name}/retirement")]
    Task RetirePolicyAsync([Path] string siren, [Path] string name, [Body] PolicyRetirement retirement, CancellationToken stop = default);

    /// <summary>This customer is followed by this policy, whatever its kind and segment. Role manager.</summary>
    [Put("/creditors/{siren}/customers/{number}/policy")]
    Task ChoosePolicyAsync([Path] string siren, [Path] string number, [Body] PolicyChoice choice, CancellationToken stop = default);

    /// <summary>Kind and segment choose again. Role manager.</summary>
    [Delete("/creditors/{siren}/customers/{number}/policy")]
    Task ReleasePolicyAsync([Path] string siren, [Path] string number, CancellationToken stop = default);

    /// <summary>What would be said between two days by the policies in force and by others; nothing is written. Role manager or ops.</summary>
    [Post("/creditors/{siren}/simulations")]
    Task<Simulation> SimulateAsync([Path] string siren, [Body] SimulationOrder order, CancellationToken stop = default);

    /// <summary>What a run of a day would decide, as things stand; nothing is kept. Role collector.</summary>
    [Get("/creditors/{siren}/proposals")]
    Task<ProposalPage> GetProposalsAsync([Path] string siren, [Query(Format = "yyyy-MM-dd")] DateOnly? on = null, [Query] Guid? after = null, [Query] int limit = 100, CancellationToken stop = default);

    /// <summary>Gives up the late interest and the compensation of an invoice, for good. Role manager.</summary>
    [Put("/cases/{id}/invoices/{invoice}/penalty-waiver")]
    Task WaivePenaltiesAsync([Path] Guid id, [Path] Guid invoice, [Body] Waiver waiver, CancellationToken stop = default);
}
