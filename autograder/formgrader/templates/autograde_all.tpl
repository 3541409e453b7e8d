{%- extends "manage_submissions.tpl" -%}

{%- block messages -%}
<p>
  <button type="button" class="btn btn-primary" id="autograde-all">Autograde all</button>
  grades everyone whose status is <em>needs autograding</em>. JupyterLab stays free meanwhile, and
  you may leave this page.
</p>
{%- endblock -%}

{%- block script -%}
<script>
$("#autograde-all").click(function () {
    var button = $(this).prop("disabled", true).text("Grading, please wait...");
    $.post(base_url + "/formgrader/api/assignment/" + assignment_id + "/autograde")
        .done(function (response) {
            response = JSON.parse(response);
            var title = response["success"] ? "Success" : "Error";
            createLogModal("autograde-all-modal", title, "Autograded '" + assignment_id + "'.", response["log"]);
        })
        .fail(function () {
            createModal("autograde-all-modal", "Error", "The server gave no answer. Is it still running?");
        })
        .always(function () {
            button.prop("disabled", false).text("Autograde all");
            models.each(function (model) { model.fetch(); });
        });
});
</script>
{%- endblock -%}
