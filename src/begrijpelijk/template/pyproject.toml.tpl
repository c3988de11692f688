[build-system]
requires = ["hatchling>=1.26"]
build-backend = "hatchling.build"

[project]
name = "$package"
version = "0.1.0"
description = "Woorden en controles van $naam voor begrijpelijk"
readme = "README.md"
requires-python = ">=3.11"
dependencies = ["begrijpelijk>=$version"]

[project.optional-dependencies]
dev = ["begrijpelijk[testing]", "pytest>=8.3"]

# Hierdoor vindt begrijpelijk deze plug-in.
[project.entry-points.begrijpelijk]
$naam = "$module"

[tool.hatch.build.targets.wheel]
packages = ["src/$module"]

[tool.pytest.ini_options]
testpaths = ["tests"]
