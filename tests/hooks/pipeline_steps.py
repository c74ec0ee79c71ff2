#!/usr/bin/env python3
"""Prints the shell commands of a pipeline that `budgetc init` wrote, in the order in which its service would run them.
Usage: pipeline_steps.py gitlab|github FOLDER"""

import pathlib
import sys

import yaml


def gitlab_steps(folder):
    pipeline = yaml.safe_load((folder / ".gitlab-ci.yml").read_text())
    before = pipeline["default"]["before_script"]
    jobs = [job for job in pipeline.values() if isinstance(job, dict) and "script" in job]
    jobs.sort(key=lambda job: pipeline["stages"].index(job["stage"]))
    # Each job has a container of its own; the second one finds everything there already.
    return before + [step for job in jobs for step in job["script"]]


def github_steps(folder):
    pipeline = yaml.safe_load((folder / ".github/workflows/haushalt.yml").read_text())
    return [step["run"] for job in pipeline["jobs"].values() for step in job["steps"] if "run" in step]


steps = {"gitlab": gitlab_steps, "github": github_steps}[sys.argv[1]](pathlib.Path(sys.argv[2]))
if len(steps) < 4:
    sys.exit("pipeline_steps: too few steps")
print("cd /haushalt")
print("\n".join(steps))
