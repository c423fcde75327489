namespace Recouvrement.Client.Agency;

// Messages over HTTP, where there is no AMQP.
public partial interface IAgencyClient
{
    /// <summary>The agency reads no queue: it is deleted with what is in it; every message is still delivered to the webhook and read as events.</summary>
    [Delete("/agency/queue")]
    Task CloseQueueAsync(CancellationToken stop = default);

    /// <summary>The agency reads its queue, which is declared at once; what was told before is sent into it by a replay.</summary>
    [Put("/agency/queue")]
    Task OpenQueueAsync(CancellationToken stop = default);

    /// <summary>Messages are delivered here, from the next one on; the secret is shown when it is new.</summary>
    [Put("/agency/webhook")]
    Task<WebhookSecret> PutWebhookAsync([Body] WebhookAsked webhook, CancellationToken stop = default);

    /// <summary>The webhook, and how far deliveries have come.</summary>
    [Get("/agency/webhook")]
    Task<WebhookState> GetWebhookAsync(CancellationToken stop = default);

    /// <summary>Nothing is delivered any more.</summary>
    [Delete("/agency/webhook")]
    Task DeleteWebhookAsync(CancellationToken stop = default);

    /// <summary>Delivers a <c>claims.webhook-test.v1</c> now, also while the webhook is disabled, and tells what came of it.</summary>
    [Post("/agency/webhook/test")]
    Task<WebhookTest> TestWebhookAsync([Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken stop = default);

    /// <summary>A new secret, shown this once; for a day deliveries are signed with both.</summary>
    [Post("/agency/webhook/secret-rotation")]
    Task<WebhookSecret> RotateWebhookSecretAsync([Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken stop = default);

    /// <summary>Deliveries go on where they ended, after they failed for too long.</summary>
    [Post("/agency/webhook/enablement")]
    Task EnableWebhookAsync([Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken stop = default);

    /// <summary>Deliveries go on behind a position: what comes after it is delivered again, with the same ids.</summary>
    [Post("/agency/webhook/position")]
    Task MoveWebhookAsync([Body] WebhookPosition position, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken stop = default);

    /// <summary>Attempts of the last month, the latest first.</summary>
    /// <param name="before">Id of the last one of the list before.</param>
    /// <param name="limit">At most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/agency/webhook/deliveries")]
    Task<IReadOnlyList<WebhookDelivery>> GetWebhookDeliveriesAsync([Query] Guid? before = null, [Query] int? limit = null, CancellationToken stop = default);
}
