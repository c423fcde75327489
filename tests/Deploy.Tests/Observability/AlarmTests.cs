using System.Text.Json.Nodes;

namespace Recouvrement.Deploy.Tests.Observability;

/// <summary>Alarms and dashboards are the same with docker compose and in Kubernetes.</summary>
public sealed class AlarmTests
{
    [Fact]
    public void Kubernetes_has_the_alarms_of_Prometheus() =>
        Assert.True(JsonNode.DeepEquals(Yaml.Read("deploy/observability/alerts.yaml"), Yaml.Read("deploy/observability/rules.yaml").At("spec")), "alerts.yaml was changed: run deploy/observability/rules.");

    [RenderedFact]
    public async Task Production_has_every_alarm_and_every_dashboard()
    {
        var production = await Tools.Render("production");
        Assert.Equal("recouvrement", Assert.Single(production.Of("PrometheusRule")).Name);
        var dashboards = production.Of("ConfigMap").Single(c => c.Body.Word("metadata", "labels", "grafana_dashboard") == "1");
        var files = Directory.EnumerateFiles(Yaml.PathOf("deploy/observability/grafana"), "*.json").Select(file => Path.GetFileName(file)!);
        Assert.Equal(files.Order(), dashboards.Body.Members("data").Select(d => d.Key).Order());
    }
}
