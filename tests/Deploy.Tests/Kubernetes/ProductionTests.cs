namespace Recouvrement.Deploy.Tests.Kubernetes;

/// <summary>What a production of several nodes must withstand.</summary>
public sealed class ProductionTests
{
    public static TheoryData<string> Services => [.. Overlay.Services];

    [RenderedTheory, MemberData(nameof(Services))]
    public async Task A_drain_takes_one_replica_at_a_time(string service)
    {
        var production = await Tools.Render("production");
        var labels = production.Service(service).Pod.At("metadata", "labels");
        var budget = Assert.Single(production.Of("PodDisruptionBudget"), b => Overlay.Selects(b.Body.At("spec", "selector"), labels));
        Assert.Equal("1", budget.Body.Word("spec", "maxUnavailable"));
    }

    [RenderedTheory, MemberData(nameof(Services))]
    public async Task Replicas_are_spread_over_machines_and_where_it_can_be_over_zones(string service)
    {
        var deployment = (await Tools.Render("production")).Service(service);
        var spread = deployment.Pod.Each("spec", "topologySpreadConstraints").ToDictionary(s => s.Word("topologyKey")!);
        Assert.Equal(["kubernetes.io/hostname", "topology.kubernetes.io/zone"], spread.Keys.Order());
        Assert.Equal("DoNotSchedule", spread["kubernetes.io/hostname"].Word("whenUnsatisfiable"));
        Assert.All(spread.Values, s => Assert.True(Overlay.Selects(s.At("labelSelector"), deployment.Pod.At("metadata", "labels"))));
    }

    [RenderedTheory, MemberData(nameof(Services))]
    public async Task Exactly_one_scaler_says_how_many_there_are_and_never_less_than_three(string service)
    {
        var production = await Tools.Render("production");
        var scalers = production.Manifests.Where(m => m.Kind is "HorizontalPodAutoscaler" or "ScaledObject" && m.Body.Word("spec", "scaleTargetRef", "name") == service).ToList();
        var scaler = Assert.Single(scalers).Body.At("spec");
        Assert.Equal("3", scaler.Word("minReplicas") ?? scaler.Word("minReplicaCount"));
        Assert.Null(production.Service(service).Body.At("spec", "replicas"));
    }

    [RenderedFact]
    public async Task A_queue_is_a_sign_only_where_replicas_share_what_comes_of_it()
    {
        // One consumer at a time hears a queue, whatever number of replicas there is; only messages to send are shared out after that.
        var byQueue = (await Tools.Render("production")).Of("ScaledObject").Where(s => s.Body.Each("spec", "triggers").Any(t => t.Word("type") == "rabbitmq")).ToList();
        Assert.Equal("correspondence", Assert.Single(byQueue).Name);
        var trigger = byQueue[0].Body.Each("spec", "triggers").Single(t => t.Word("type") == "rabbitmq");
        Assert.Equal(("correspondence", "QueueLength"), (trigger.Word("metadata", "queueName"), trigger.Word("metadata", "mode")));
        Assert.NotNull(trigger.At("authenticationRef"));
        Assert.Null(trigger.At("metadata", "host"));
    }

    [RenderedFact]
    public async Task Both_servers_are_three_and_spoken_to_encrypted()
    {
        var production = await Tools.Render("production");
        var postgres = Assert.Single(production.Of("Cluster")).Body.At("spec");
        Assert.Equal(("3", "false"), (postgres.Word("instances"), postgres.Word("enableSuperuserAccess")));
        Assert.Contains(postgres.Each("postgresql", "pg_hba"), rule => rule.ToString().StartsWith("hostnossl all all all", StringComparison.Ordinal));
        var broker = Assert.Single(production.Of("RabbitmqCluster")).Body.At("spec");
        Assert.Equal(("3", "true"), (broker.Word("replicas"), broker.Word("tls", "disableNonTLSListeners")));
    }

    [RenderedFact]
    public async Task Each_service_has_a_database_a_role_and_an_owner_of_its_own()
    {
        var production = await Tools.Render("production");
        var cluster = Assert.Single(production.Of("Cluster")).Body.At("spec");
        var databases = production.Of("Database").Select(d => (Name: d.Body.Word("spec", "name")!, Owner: d.Body.Word("spec", "owner")!))
            .Append((cluster.Word("bootstrap", "initdb", "database")!, cluster.Word("bootstrap", "initdb", "owner")!));
        Assert.Equal(Overlay.Services.Select(s => (s, $"{s}_owner")).Order(), databases.Order());
        Assert.Equal(Overlay.Services.SelectMany(s => new[] { s, $"{s}_owner" }).Order(), cluster.Each("managed", "roles").Select(r => r.Word("name")!).Order());
        Assert.All(cluster.Each("managed", "roles"), role => Assert.Null(role.At("superuser")));
    }

    [RenderedFact]
    public async Task Every_second_of_the_log_is_kept_elsewhere_and_a_whole_copy_each_night()
    {
        var production = await Tools.Render("production");
        var archiver = Assert.Single(Assert.Single(production.Of("Cluster")).Body.Each("spec", "plugins"));
        Assert.Equal("true", archiver.Word("isWALArchiver"));
        Assert.Equal(Assert.Single(production.Of("ObjectStore")).Name, archiver.Word("parameters", "barmanObjectName"));
        Assert.Equal("0 0 2 * * *", Assert.Single(production.Of("ScheduledBackup")).Body.Word("spec", "schedule"));
    }

    [RenderedFact]
    public async Task Figures_go_to_a_collector_that_Prometheus_finds()
    {
        var production = await Tools.Render("production");
        var settings = production.Of("ConfigMap").Single(c => c.Name.StartsWith("settings-", StringComparison.Ordinal));
        Assert.Equal("http://collector:4317", settings.Body.Word("data", "OTEL_EXPORTER_OTLP_ENDPOINT"));
        var service = production.Of("Service").Single(s => s.Name == "collector").Body;
        Assert.Contains(service.Each("spec", "ports"), port => port.Word("port") == "4317");
        var monitor = production.Of("ServiceMonitor").Single(m => m.Name == "collector").Body.At("spec");
        Assert.True(Overlay.Selects(monitor.At("selector"), service.At("metadata", "labels")));
        Assert.All(monitor.Each("endpoints"), endpoint => Assert.Contains(service.Each("spec", "ports"), port => port.Word("name") == endpoint.Word("port")));
    }

    [RenderedFact]
    public async Task One_node_has_one_of_each()
    {
        var small = await Tools.Render("small");
        Assert.All(small.WithPods, m => Assert.Equal("1", m.Body.Word("spec", "replicas")));
        Assert.DoesNotContain(small.Manifests, m => m.Kind is "PodDisruptionBudget" or "HorizontalPodAutoscaler" or "ScaledObject");
    }
}
